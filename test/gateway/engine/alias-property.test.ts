import { Kind, isObjectType, parse, print, validate, visit } from 'graphql';
import { IS_LONG, runs } from '../../setup/runs';
import { askedWorld, type Answer, type AskedWorld } from './asked-world';
import { chanceOf, differentialWorld, type Chance } from './differential-world';
import { generatedOperation, type GeneratedOperation } from './generated-operation';

const { numRuns, seed = Date.now() } = runs(30, 2_000);

/** Departments without faults, because faults depend on response keys. */
const faultless =
  (chance: Chance): Chance =>
  (...words) =>
    ['fault', 'failed'].includes(String(words.at(-1))) ? 1 : chance(...words);

const world = differentialWorld();
let chance: Chance;
let asked: AskedWorld;
beforeAll(async () => {
  asked = await askedWorld('rivergate', world, () => chance);
});
afterAll(() => asked.close());

/** The names of all fields that callers see. */
function fieldNames(): ReadonlyArray<string> {
  const types = Object.values(asked.schema.getTypeMap()).filter(isObjectType);
  return [...new Set(types.flatMap((type) => Object.keys(type.getFields())))].sort();
}

/** For each alias of an operation the name of a field, no name twice. */
function renaming(query: string, pick: Chance): ReadonlyMap<string, string> {
  const names = [...fieldNames()].sort((one, other) => pick(one) - pick(other));
  const aliases = new Set<string>();
  visit(parse(query), {
    Field: ({ alias }) => {
      if (alias) aliases.add(alias.value);
    },
  });
  return new Map([...aliases].flatMap((alias, at) => (names[at] ? [[alias, names[at]]] : [])));
}

function withAliases(query: string, names: ReadonlyMap<string, string>): string {
  const document = visit(parse(query), {
    Field: (field) => {
      const value = field.alias && names.get(field.alias.value);
      return value === undefined ? undefined : { ...field, alias: { kind: Kind.NAME, value } };
    },
  });
  return print(document);
}

function withKeys(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withKeys(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [names.get(key) ?? key, withKeys(inner, names)]),
  );
}

test(
  'aliases that are names of other fields change the keys of an answer, and nothing else',
  async () => {
    let compared = 0;
    for (let at = 0; compared < numRuns; at += 1) {
      const place = seed + at;
      const picking = chanceOf(place);
      chance = faultless(picking);
      let step = 0;
      const plain = generatedOperation(asked.schema, () => picking((step += 1)));
      const names = renaming(plain.query, picking);
      const query = withAliases(plain.query, names);
      const clashing: GeneratedOperation = { ...plain, query };
      const isInvalid = [plain, clashing].some(
        (one) => validate(asked.schema, parse(one.query)).length > 0,
      );
      if (names.size === 0 || isInvalid) continue;
      compared += 1;
      const expected = await asked.ask(plain);
      const answer = await asked.ask(clashing);
      const about = { place, ...clashing };
      expect({ about, errors: answer.errors, data: answer.data }).toEqual({
        about,
        errors: withPaths(expected.errors, names),
        data: withKeys(expected.data, names),
      });
    }
  },
  IS_LONG ? 3_600_000 : 120_000,
);

function withPaths(errors: Answer['errors'], names: ReadonlyMap<string, string>) {
  return errors?.map((error) => ({
    ...error,
    ...(error.path && { path: error.path.map((key) => names.get(String(key)) ?? key) }),
  }));
}
