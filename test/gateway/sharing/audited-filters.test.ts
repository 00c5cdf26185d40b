import { buildSchema, parse } from 'graphql';
import { harvest } from '../../../gateway/sharing/harvest';
import { hoistedLiterals } from '../../../gateway/engine/hoisted-literals';
import { cutErrors } from '../../../shared/sharing/filter/cut-errors';
import { schemaOf } from '../../setup/built-once';
import { composedOnce } from '../../setup/committed-supergraph';
import type { Policy } from '../../../shared/sharing/policy-index';
import { sharer } from '../../../shared/sharing/sharer';
import { departments } from '../../../subgraphs/registry';
import { auditLogOfEachTest, auditRows, rowsOf } from '../ledger/ledger-fixtures';
import { accessWith } from '../../shared/sharing/grant-fixtures';
import { grant } from '../../shared/sharing/sharing-fixtures';
import { admitterTo } from './admitter';

/** A public list of names that is filtered and ordered by what a grant opens. */
const SCHEMA = buildSchema(`
  type Query { zones(depth: Int, filter: Filter, by: Order, page: Int): [Zone]  ordered: [Zone] }
  type Zone { name: String  a: Int  b: Int }
  input Filter { depth: Depth }
  input Depth { from: Int }
  enum Order { A B }
`);
const ZONES: Policy = [['water/zones']];
const share = sharer({
  fields: new Map([
    ['Zone.a', ZONES],
    ['Zone.b', ZONES],
  ]),
  entries: new Map(),
  narrows: new Map([
    [
      'Query.zones',
      { by: { depth: ['Zone.a'], 'filter.depth.from': ['Zone.a'], by: ['Zone.a', 'Zone.b'] } },
    ],
    ['Query.ordered', { always: ['Zone.a'] }],
  ]),
});
const BOTH = ['Zone.a', 'Zone.b'];
const ONCE = grant({ id: 'once', number: '一号', fields: BOTH, operationsPerDay: 1 });

const kept = auditLogOfEachTest();

const admit = (...args: Parameters<ReturnType<typeof admitterTo>>) =>
  admitterTo(kept.ledger)(...args);

/** As the gateway asks: with variables for literals. */
const request = (text: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const { document, literals } = hoistedLiterals(SCHEMA, parse(text, { noLocation: true }));
  return {
    schema: SCHEMA,
    document,
    variables: { ...variables, ...literals },
    operationName: undefined,
    requestId: 'r-1',
    address: null,
  };
};
const drawn = () =>
  rowsOf(kept.database.url, 'select grant_id as grant, operations from hub.grant_usage');
const bodies = async () =>
  (await auditRows(kept.database.url)).flatMap((row) =>
    row.row === 'entry' ? [JSON.parse(row.body) as unknown] : [],
  );

const SHAPES: ReadonlyArray<readonly [string, string, Record<string, unknown>, string[]]> = [
  ['a literal', '{ zones(depth: 3) { name } }', {}, ['Zone.a']],
  ['a variable', 'query ($d: Int) { zones(depth: $d) { name } }', { d: 0 }, ['Zone.a']],
  ['an object', '{ zones(filter: {depth: {from: 1}}) { name } }', {}, ['Zone.a']],
  [
    'a variable of an object',
    'query ($f: Filter) { zones(filter: $f) { name } }',
    { f: { depth: { from: 1 } } },
    ['Zone.a'],
  ],
  [
    'a variable inside an object',
    'query ($n: Int) { zones(filter: {depth: {from: $n}}) { name } }',
    { n: 1 },
    ['Zone.a'],
  ],
  ['an order', '{ zones(by: B) { name } }', {}, BOTH],
  ['the order of the list itself', '{ ordered { name } }', {}, ['Zone.a']],
  ['a count alone', '{ zones(depth: 3) { __typename } }', {}, ['Zone.a']],
  ['a fragment', '{ ...F } fragment F on Query { x: zones(depth: 3) { name } }', {}, ['Zone.a']],
];

describe('a question that a granted field narrows, and that does not ask for it', () => {
  test.each(SHAPES)(
    'S5G2 MUST cite the grant, draw its quota, and be refused when it is used up: by %s',
    async (_, text, variables, coordinates) => {
      const access = accessWith([ONCE]);
      const first = await admit({ ...request(text, variables), access }, share);
      expect(first.shared.filtered.cuts).toEqual([]);
      expect(first.access.caller.grants).toEqual({ 'water/zones': ['once'] });
      const second = await admit({ ...request(text, variables), access }, share);
      const { filtered } = second.shared;
      expect(filtered.isEmpty).toBe(true);
      const [error] = cutErrors({ ...second, filtered, variables, data: null });
      expect(error?.extensions).toMatchObject({ code: 'QUOTA_EXHAUSTED', coordinate: 'Zone.a' });
      expect(await bodies()).toMatchObject([
        { reads: [{ cites: '一号', grant: { id: 'once' }, coordinates }], refusals: [] },
        { reads: [], refusals: [{ because: 'QUOTA', grant: 'once', coordinates: ['Zone.a'] }] },
      ]);
      expect(await drawn()).toEqual([{ grant: 'once', operations: 1 }]);
    },
  );

  test.each(SHAPES)('S5G3 MUST be refused without a grant: by %s', async (_, text, variables) => {
    const { shared, record } = await admit(
      { ...request(text, variables), access: accessWith([]) },
      share,
    );
    expect(shared.filtered.isEmpty).toBe(true);
    expect(record).not.toBeNull();
    expect(await bodies()).toMatchObject([{ reads: [], refusals: [{ coordinates: ['Zone.a'] }] }]);
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['no argument', '{ zones { name } }', {}],
    ['null', '{ zones(depth: null, filter: null, by: null) { name } }', {}],
    ['a variable that is null', 'query ($d: Int) { zones(depth: $d) { name } }', { d: null }],
    ['a variable that is absent', 'query ($d: Int) { zones(depth: $d) { name } }', {}],
    ['an empty object', 'query ($f: Filter) { zones(filter: $f) { name } }', { f: {} }],
    [
      'null inside an object',
      'query ($n: Int) { zones(filter: {depth: {from: $n}}) { name } }',
      { n: null },
    ],
    ['an argument that reveals nothing', '{ zones(page: 2) { name } }', {}],
    [
      'what is excluded',
      'query ($no: Boolean!) { zones { name } x: zones(depth: 3) @include(if: $no) { name } }',
      { no: false },
    ],
  ])('draws nothing and is not in the audit log: by %s', async (_, text, variables) => {
    for (const access of [accessWith([ONCE]), accessWith([])]) {
      const { shared } = await admit({ ...request(text, variables), access }, share);
      expect(shared.filtered.cuts).toEqual([]);
    }
    expect([await bodies(), await drawn()]).toEqual([[], []]);
  });

  test('is distinguished from the same document with the argument, kept or not', async () => {
    const text = 'query ($d: Int) { zones(depth: $d) { name } }';
    const access = accessWith([]);
    const cuts = async (d: number | null) =>
      (await admit({ ...request(text, { d }), access }, share)).shared.filtered.cuts.length;
    expect([await cuts(null), await cuts(1), await cuts(null), await cuts(2)]).toEqual([
      0, 1, 0, 1,
    ]);
  });
});

test('the gateway reads of the supergraph all that departments declare', async () => {
  const federated = await Promise.all(
    (await departments()).map(async (one) => ({ name: one.name, sdl: (await schemaOf(one)).sdl })),
  );
  const { index } = harvest(await composedOnce(federated));
  expect(index.narrows?.size).toBeGreaterThan(30);
  const declared = federated.flatMap(({ sdl }) => sdl.match(/(?<!directive) @narrows\(/g) ?? []);
  expect(declared).toHaveLength(index.narrows?.size ?? 0);
  expect(index.narrows?.get('Query.protectedSpeciesRecords')?.by?.['taxon']).toEqual([
    'ProtectedSpeciesRecord.taxon',
  ]);
});
