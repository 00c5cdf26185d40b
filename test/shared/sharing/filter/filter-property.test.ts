import { Supergraph } from '@apollo/federation-internals';
import fc from 'fast-check';
import {
  buildSchema,
  getDirectiveValues,
  getVariableValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  parse,
  validate,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { harvest } from '../../../../gateway/sharing/harvest';
import { filterOperation } from '../../../../shared/sharing/filter/filter-operation';
import { flagsOf } from '../../../../shared/sharing/filter/operation-shape';
import type { Policy, PolicyIndex } from '../../../../shared/sharing/policy-index';
import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';
import { repairAnswer } from '../../../../shared/sharing/filter/repair-answer';
import { sharer, type IncomingOperation } from '../../../../shared/sharing/sharer';
import { committedSupergraph } from '../../../setup/committed-supergraph';
import { answerOf, coordinatesOf, type Data } from './naive-oracle';
import { randomOperation } from '../../../setup/fixtures/random-operation';
import { runs } from '../../../setup/runs';

/** How often something is tried, from which seed. */
type Often = ReturnType<typeof runs>;

/** A place of several types holds none that promises what may be closed: there the answer is known exactly. */
const TOWN = buildSchema(`
  type Query { gate: Gate  gates: [Gate!]!  fields: [[Farm]!]  thing: Thing  things: [Thing!]  either: Either  sure: Farm! }
  interface Thing { id: ID!  name: String  near: Thing  many(first: Int!): [Thing] }
  type Gate implements Thing { id: ID!  name: String  near: Thing  many(first: Int!): [Thing]  river: River  rivers: [River!]  level: Float farm: Farm }
  type River implements Thing { id: ID!  name: String  near: Thing  many(first: Int!): [Thing]  length: Int  gates: [Gate!]  mouth: Gate }
  type Farm { id: ID!  owner: String!  crop: Crop  rivers: [River]  gate: Gate! gates: [[Gate!]!]! either: Either }
  union Either = Gate | River
  enum Crop { RICE TEA }
`);

/** Here types of one place promise different things: if one of them loses a promise, the place is null for all. */
const PROMISING = buildSchema(`
  type Query { gate: Gate  gates: [Gate!]!  thing: Thing  things: [Thing!]  either: Either  farms: [Farm] }
  interface Thing { id: ID!  name: String!  near: Thing }
  type Gate implements Thing { id: ID!  name: String!  near: Thing  river: River!  level: Float! }
  type River implements Thing { id: ID!  name: String!  near: Thing  length: Int!  gates: [Gate!]! }
  type Farm { id: ID!  owner: String!  either: Either!  gate: Gate }
  union Either = Gate | Farm
`);

const POLICIES: ReadonlyArray<Policy> = [
  [['a']],
  [['b']],
  [['c', 'd']],
  [['a'], ['e']],
  [
    ['b', 'c'],
    ['d', 'e'],
  ],
];

/** A policy for each field but keys, which carry no data of their own. */
function boundEverywhere(schema: GraphQLSchema): PolicyIndex {
  const coordinates = Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type && !type.name.startsWith('__') && type.name !== 'Thing'
      ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`)
      : [],
  );
  const bound = coordinates.filter((coordinate) => !/\.id$/.test(coordinate));
  const fields = new Map(bound.map((one, at) => [one, POLICIES[(at * 7) % POLICIES.length] ?? []]));
  return { fields, entries: new Map() };
}

/** As the README of sharing says: one of the lists, and of it every id. */
const opensBy = (open: ReadonlySet<string>) => (_: string, policy: Policy) =>
  policy.some((all) => all.every((id) => open.has(id)));

interface Case {
  readonly schema: GraphQLSchema;
  readonly index: PolicyIndex;
  readonly ids: ReadonlyArray<string>;
}

interface Tried {
  readonly asked: string;
  readonly expected: Data;
  readonly answered: Data;
  readonly fetched: ReadonlyArray<string>;
  readonly isCut: boolean;
}

/** What `@include` and `@skip` say, evaluated by graphql-js itself. */
const includedBy = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, boolean>>,
) => {
  const { coerced = {} } = getVariableValues(schema, variableDefinitions, given);
  return (selection: SelectionNode) =>
    getDirectiveValues(GraphQLIncludeDirective, selection, coerced)?.['if'] !== false &&
    getDirectiveValues(GraphQLSkipDirective, selection, coerced)?.['if'] !== true;
};

/** One random operation of one random caller; undefined where chance wrote an invalid document. */
function tried({ schema, index, ids }: Case, draw: (below: number) => number): Tried | undefined {
  const { text, variables } = randomOperation(schema, draw);
  const document = parse(text, { noLocation: true });
  if (validate(schema, document).length > 0) return undefined;
  const open = new Set(ids.filter(() => draw(2) === 0));
  const opens = opensBy(open);
  const isOpen = (coordinate: string) => {
    const policy = index.fields.get(coordinate);
    return !policy || opens(coordinate, policy);
  };
  const input = { schema, index, document, opens };
  const { operation } = filterOperation(input);
  const filtered = filterOperation({ ...input, flagOf: flagsOf(variables, operation) });
  const isIncluded = includedBy(schema, operation, variables);
  const left = filtered.isEmpty
    ? null
    : answerOf(schema, filtered.document, { variables, isOpen: () => true });
  return {
    asked: `${text}\n${JSON.stringify(variables)}\nopen: ${[...open].join()}`,
    expected: answerOf(schema, document, { variables, isOpen }),
    answered: left && repairAnswer({ ...left }, filtered, variables),
    fetched: filtered.isEmpty
      ? []
      : coordinatesOf(schema, filtered.document, isIncluded).filter((one) => !isOpen(one)),
    isCut: filtered.cuts.length > 0,
  };
}

/** Tries so many; `check` sees each. Answers the share of them that cut something. */
function tryMany(of: Case, often: Often, check: (tried: Tried) => void): number {
  let [made, cut] = [0, 0];
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const one = tried(of, (below) => gen(fc.nat, { max: Math.max(0, below - 1) }));
      fc.pre(one !== undefined);
      if (!one) return;
      made += 1;
      if (one.isCut) cut += 1;
      expect([one.asked, one.fetched]).toEqual([one.asked, []]);
      check(one);
    }),
    { ...often, maxSkipsPerRun: 20, endOnFailure: true },
  );
  expect(made).toBe(often.numRuns);
  return cut / made;
}

/**
 * The filter knows no items: where an item would be null for what it promises, the field that lists it
 * is. So a list of nothing but nulls is as good as null; and so is an answer of nothing but nulls.
 */
function collapsed(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(collapsed);
    return items.every((item) => item === null) ? null : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, collapsed(inner)]));
}

const somethingOf = (data: Data) => {
  const left = collapsed(data);
  return Object.values(left ?? {}).some((value) => value !== null) ? left : null;
};

/** Whether an answer says nothing else than another, but that a null may stand further out. */
function isWithin(answered: unknown, expected: unknown): boolean {
  if (answered === null || answered === expected) return true;
  if (typeof answered !== 'object' || typeof expected !== 'object' || expected === null)
    return false;
  const [one, other] = [Object.entries(answered), new Map(Object.entries(expected))];
  return (
    one.length === other.size &&
    one.every(([key, value]) => other.has(key) && isWithin(value, other.get(key)))
  );
}

describe('the filter', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];

  test('S3F1 MUST, in random operations of random callers, fetch nothing closed and answer what a naive oracle answers', () => {
    const of = { schema: TOWN, index: boundEverywhere(TOWN), ids };
    const cut = tryMany(of, runs(1500, 20_000), ({ asked, expected, answered }) => {
      expect([asked, somethingOf(answered)]).toEqual([asked, somethingOf(expected)]);
    });
    expect(cut).toBeGreaterThan(0.4);
  });

  test('S3F2 MUST reveal nothing beyond the oracle where types of one place promise different things', () => {
    const of = { schema: PROMISING, index: boundEverywhere(PROMISING), ids };
    const cut = tryMany(of, runs(300, 5000), ({ asked, expected, answered }) => {
      if (!isWithin(answered, expected)) expect([asked, answered]).toEqual([asked, expected]);
    });
    expect(cut).toBeGreaterThan(0.5);
  });

  test('S3F3 MUST do the same with the schema and the policies of the hub itself', async () => {
    const { index, plainSdl } = harvest(await committedSupergraph());
    const schema = Supergraph.build(plainSdl).apiSchema().toGraphQLJSSchema();
    const all = [...new Set([...index.fields.values()].flat(2))].sort();
    const cut = tryMany(
      { schema, index, ids: all },
      runs(100, 5000),
      ({ asked, expected, answered }) => {
        if (!isWithin(answered, expected)) expect([asked, answered]).toEqual([asked, expected]);
      },
    );
    expect(cut).toBeGreaterThan(0.3);
  });

  test('S3F4 MUST leave each caller the same, no matter who asked before', () => {
    const index = boundEverywhere(TOWN);
    const operations: IncomingOperation[] = [];
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const draw = (below: number) => gen(fc.nat, { max: Math.max(0, below - 1) });
        const { text, variables } = randomOperation(TOWN, draw);
        const document = parse(text, { noLocation: true });
        fc.pre(validate(TOWN, document).length === 0);
        operations.push({ schema: TOWN, document, variables });
      }),
      { ...runs(40, 40), maxSkipsPerRun: 20 },
    );
    const share = sharer(index);
    fc.assert(
      fc.property(
        fc.nat({ max: operations.length - 1 }),
        fc.subarray([...ids]),
        fc.dictionary(fc.constantFrom('v0', 'v1', 'v2'), fc.boolean(), { minKeys: 3 }),
        (at, open, variables) => {
          const operation = operations[at];
          if (!operation) return;
          const access = accessOf(new Set(open));
          const asked = { ...operation, variables };
          const [kept, fresh] = [share(asked, access), sharer(index)(asked, access)];
          expect(JSON.parse(JSON.stringify(kept))).toEqual(JSON.parse(JSON.stringify(fresh)));
        },
      ),
      runs(500, 5000),
    );
  });
});

/** As far as sharing asks: which ids are open. */
function accessOf(open: ReadonlySet<string>): AccessDecisions {
  const opens = opensBy(open);
  return {
    opens,
    markOf: (id: string) => (open.has(id) ? '1' : '0'),
  } as unknown as AccessDecisions;
}
