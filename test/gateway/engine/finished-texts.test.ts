import { jsonText } from '../../../shared/graphql/finished-text';
import { askedWorld, type AskedWorld } from './asked-world';
import { chanceOf, differentialWorld, type Chance } from './differential-world';

const NONE = new Set(['faults', 'absent']);

/** A world in which nothing fails. */
const wellFor =
  (seed: number): Chance =>
  (...words) =>
    words.some((word) => NONE.has(String(word))) ? 1 : chanceOf(seed)(...words);

let chance: Chance = wellFor(0);
let world: AskedWorld;
beforeAll(async () => {
  world = await askedWorld('rivergate', differentialWorld(), () => chance);
});
afterAll(() => world.close());

test.each<[string, string, boolean]>([
  ['a list of objects', '{ owners { id title } }', true],
  ['a field that another department requires', '{ owners { towns { size density } } }', true],
  ['a required field alone in its fetch', '{ owners { towns { size sum } } }', true],
  [
    'an object that another department completes',
    '{ owners { id towns { id size mayor { id } } } }',
    true,
  ],
  [
    'one entity at two places',
    '{ a: owners { home { id area } } b: owners { home { area } } }',
    true,
  ],
  ['names of types', '{ owners { __typename towns { t: __typename id } } }', true],
  ['fields in another order than the planner', '{ owners { title id ... { title } } }', true],
  ['conditions', 'query($is: Boolean = true) { owners { id title @include(if: $is) } }', false],
  ['objects of several types', '{ places { __typename id name } }', false],
])('an answer with finished texts is to the byte the one without: %s', async (_, query, has) => {
  const known = new Set<boolean>();
  for (let seed = 0; seed < 20; seed += 1) {
    chance = wellFor(seed);
    const read = await world.ask({ query, variables: {} });
    const again = await world.askAgain({ query, variables: {} });
    expect(jsonText(again?.data)).toBe(JSON.stringify(read.data));
    expect(read.errors).toBeUndefined();
    known.add(again?.hasTexts === true);
  }
  expect(known.has(true)).toBe(has);
});
