import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import fc from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type GraphQLSchema,
} from 'graphql';
import { harvest } from '../../../gateway/sharing/harvest';
import { PUBLIC_CALLER, type Caller } from '../../../shared/identity/caller';
import { indexedState, accessFor } from '../../../shared/sharing/access-decisions';
import { departmentNames, SUBGRAPHS_FOLDER } from '../../../subgraphs/registry';
import { AUDITING_NOW, auditingHub, type AuditingHub } from '../../setup/auditing-hub';
import { randomOperation } from '../../setup/fixtures/random-operation';
import { runs } from '../../setup/runs';
import { person } from '../../shared/sharing/sharing-fixtures';

const OFTEN = runs(100, 3000);

let hub: AuditingHub;
beforeAll(async () => {
  hub = await auditingHub();
});
afterAll(() => hub.close());

const CALLERS: ReadonlyArray<Caller> = [
  PUBLIC_CALLER,
  person('agriculture', 'HANDLER', { subject: 'li' }),
  person('ocean', 'DEPARTMENT_SYSTEM', { subject: 'client-o', kind: 'MACHINE' }),
  person('environment', 'ANALYST', { subject: 'wu' }),
  person('environment', 'DISTRICT_BUREAU', { subject: 'he', districts: ['440705'] }),
  person('cyberspace-coordination', 'EXCHANGE_OPERATOR', { subject: 'operator' }),
  person('environment', 'RECORD_AUDITOR', { subject: 'auditor' }),
];

const subgraphs = new Map(
  departmentNames().map((name) => {
    const sdl = readFileSync(join(SUBGRAPHS_FOLDER, name, 'schema.graphql'), 'utf8');
    return [name, buildSubgraphSchema({ typeDefs: parse(sdl) })] as const;
  }),
);

/** Every coordinate that a fetch asks of a department: on an interface, those of all its types. */
function coordinatesOf(schema: GraphQLSchema, query: string): ReadonlyArray<string> {
  const info = new TypeInfo(schema);
  const found = new Set<string>();
  visit(
    parse(query),
    visitWithTypeInfo(info, {
      Field: ({ name }) => {
        const parent = info.getParentType();
        const types = parent && isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
        for (const type of types)
          if (isObjectType(type) && !name.value.startsWith('_'))
            found.add(`${getNamedType(type).name}.${name.value}`);
      },
    }),
  );
  return [...found];
}

test('S3F5 MUST, for random operations of callers of every kind, ask no department for a coordinate that is closed to the caller', async () => {
  const { index, plainSdl } = harvest(hub.supergraphSdl);
  const schema = Supergraph.build(plainSdl).apiSchema().toGraphQLJSSchema();
  const state = indexedState(await hub.state());
  let [fetches, bound] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.constantFrom(...CALLERS), async (gen, caller) => {
      const draw = (below: number) => gen(fc.nat, { max: Math.max(0, below - 1) });
      const { text, variables } = randomOperation(schema, draw);
      fc.pre(validate(schema, parse(text)).length === 0);
      hub.asked.length = 0;
      await hub.ask(caller, text, variables);
      const access = accessFor({ state, isFresh: true, caller, now: AUDITING_NOW });
      for (const { department, query } of hub.asked) {
        const subgraph = subgraphs.get(department);
        if (!subgraph) throw new TypeError(`No department is called ${department}.`);
        const coordinates = coordinatesOf(subgraph, query);
        const closed = coordinates.filter((one) => {
          const policy = index.fields.get(one);
          return policy !== undefined && !access.opens(one, policy);
        });
        expect([caller.subject, text, department, closed]).toEqual([
          ...[caller.subject, text, department, []],
        ]);
        fetches += 1;
        bound += coordinates.filter((one) => index.fields.has(one)).length;
      }
    }),
    { ...OFTEN, maxSkipsPerRun: 20, endOnFailure: true },
  );
  expect(fetches).toBeGreaterThan(OFTEN.numRuns / 2);
  expect(bound).toBeGreaterThan(OFTEN.numRuns);
});

test('S3F6 MUST answer nothing, and send nobody what is closed, where all that is asked is excluded', async () => {
  const query = `query ($is: Boolean!) {
    unconfirmedMembers @include(if: $is) { accounts { id } }
    ... on Query @include(if: $is) { record(view: OWNER) { totalCount } }
  }`;
  hub.asked.length = 0;
  const { data, errors } = await hub.ask(PUBLIC_CALLER, query, { is: false });
  expect({ data: { ...data }, errors }).toEqual({ data: {}, errors: undefined });
  expect(hub.asked.filter((one) => /unconfirmedMembers|record/.test(one.query))).toEqual([]);
});

test('what the schema says of itself is answered beside fields that are all closed', async () => {
  hub.asked.length = 0;
  const { data, errors } = await hub.ask(
    PUBLIC_CALLER,
    '{ a: pendingTerms { classes { id } } __schema { queryType { name } } __typename }',
  );
  expect(data).toEqual({
    ...{ a: null, __typename: 'Query' },
    __schema: { queryType: { name: 'Query' } },
  });
  expect(errors).toHaveLength(1);
  expect(hub.asked).toEqual([]);
});
