import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';
import type { Engine } from '../../../gateway/engine/engine';
import { testEngine } from '../../setup/fixtures/test-engine';
import { inProcessLink } from '../../../gateway/engine/in-process';
import { openFront } from '../../../gateway/http/front';
import type { Limits } from '../../../gateway/rules/rule';
import { composeSupergraph } from '../../../gateway/supergraph/compose';
import type { MemoryBudget } from '../../../shared/data/memory-budget';
import { compiledExecution } from '../../../shared/graphql/compiled-execution';
import { DateScalar, DateTimeScalar } from '../../../shared/graphql/scalars';
import { createLog } from '../../../shared/server/log';
import { post } from './ask';
import { wideLimits } from './wide-limits';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';
const RFC = 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6';

/** Districts and rivers that name each other, things of several types, and a field that says what it was given. */
const PLACES = `${LINK}
  scalar DateTime @specifiedBy(url: "${RFC}")
  scalar Date @specifiedBy(url: "${RFC}")
  enum Level { LOW HIGH }
  input Range { from: DateTime! to: DateTime level: Level = LOW codes: [ID!] inner: Range }
  interface Thing { id: ID! name: String district: District }
  type Pump implements Thing @key(fields: "id") { id: ID! name: String district: District power: Int }
  type Gate implements Thing @key(fields: "id") { id: ID! name: String district: District width: Int }
  type Lock implements Thing @key(fields: "id") { id: ID! name: String district: District depth: Int }
  union Found = District | Pump | Gate | Lock
  type District @key(fields: "code") { code: ID! name: String }
  type Query {
    districts: [District!]!
    district(code: ID!): District
    things: [Thing!]!
    found: [Found!]!
    echo(text: String, at: DateTime, day: Date, ids: [ID!], level: Level, range: Range, ranges: [Range!], n: Int = 7, x: Float, is: Boolean): String
    strict(n: Int!, at: DateTime): String
  }
  type Mutation { note(text: String!): String }
`;
const RIVERS = `${LINK}
  type District @key(fields: "code") { code: ID! rivers(first: Int): [River!]! lakes: [Lake!]! }
  type River { id: ID! district: District }
  type Lake { id: ID! district: District }
`;
const ROADS = `${LINK}
  type District @key(fields: "code") { code: ID! roads: [Road!]! }
  type Road { id: ID! district: District }
`;

const DISTRICT = { code: '1', name: 'One' };
const district = () => DISTRICT;
/** The arguments, in one order. */
const given = (_: unknown, args: unknown) => JSON.stringify(sorted(args));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const scalars = { DateTime: DateTimeScalar, Date: DateScalar };
const resolvers = {
  places: {
    ...scalars,
    Query: {
      districts: () => [DISTRICT],
      district,
      things: () => [{ __typename: 'Pump', id: 'p', name: 'P', district: DISTRICT, power: 1 }],
      found: () => [{ __typename: 'Gate', id: 'g', width: 2 }],
      echo: given,
      strict: given,
    },
    Mutation: { note: (_: unknown, { text }: { text: string }) => text },
    District: { __resolveReference: district },
  },
  rivers: {
    District: {
      __resolveReference: district,
      rivers: () => [{ id: 'r', district: DISTRICT }],
      lakes: () => [{ id: 'l', district: DISTRICT }],
    },
  },
  roads: {
    District: { __resolveReference: district, roads: () => [{ id: 'a', district: DISTRICT }] },
  },
};

const built = (sdl: string, of: object): GraphQLSchema =>
  buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: { ...of } });

/** The schema of the department that says what it was given, to ask it without a hub. */
export const placesSchema = built(PLACES, resolvers.places);

const schemas: Readonly<Record<string, GraphQLSchema>> = {
  places: placesSchema,
  rivers: built(RIVERS, resolvers.rivers),
  roads: built(ROADS, resolvers.roads),
};

const PARTS = { places: PLACES, rivers: RIVERS, roads: ROADS };
type Part = keyof typeof PARTS;

/** The supergraph of these departments; all three unless given. */
export function crossingSupergraph(
  names: ReadonlyArray<Part> = ['places', 'rivers', 'roads'],
): string {
  return composeSupergraph(names.map((name) => ({ name, sdl: PARTS[name] }))).supergraphSdl;
}

/** A hub of three departments over HTTP, which remembers what they were asked. */
export interface CrossingHub {
  readonly engine: Engine;
  /** What departments were asked; empty it to count again. */
  readonly asked: {
    readonly department: string;
    readonly query: string;
    readonly variables: unknown;
  }[];
  ask(query: string, more?: object): ReturnType<typeof post>;
  close(): Promise<void>;
}

interface HubOptions {
  readonly limits?: Partial<Limits>;
  readonly budget?: MemoryBudget;
  readonly maxDocumentBytes?: number;
}

/** Opens the hub. */
export async function crossingHub(options: HubOptions = {}): Promise<CrossingHub> {
  const { budget, maxDocumentBytes } = options;
  const held = budget ? { budget } : {};
  const asked: CrossingHub['asked'] = [];
  const limits = { ...wideLimits, ...options.limits };
  const engine = await testEngine({
    supergraphSdl: crossingSupergraph(),
    limits,
    ...held,
    onUnexpected: (error) => {
      throw error;
    },
    linkFor: ({ name }) => {
      const schema = schemas[name];
      if (!schema) throw new TypeError(`No department is called "${name}".`);
      const execute = compiledExecution(schema, held);
      const link = inProcessLink({ department: name, execute, contextFor: () => ({}) });
      return {
        ...link,
        fetch: (request) => {
          const { query, variables } = request;
          asked.push({ department: name, query, variables: { ...variables } });
          return link.fetch(request);
        },
      };
    },
  });
  const front = await openFront({
    engine,
    log: createLog({ level: 'silent' }),
    hasSuggestions: false,
    maxTokens: limits.maxTokens,
    ...(maxDocumentBytes === undefined ? {} : { maxDocumentBytes }),
    host: '127.0.0.1',
    port: 0,
  });
  return {
    engine,
    asked,
    ask: (query, more = {}) => post(`${front.url}/graphql`, { query, ...more }),
    close: front.close,
  };
}
