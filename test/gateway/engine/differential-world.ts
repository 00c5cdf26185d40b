import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, type GraphQLSchema } from 'graphql';
import type { Link, LinkAnswer, LinkError, LinkRequest } from '../../../gateway/engine/link';
import type { SubgraphDefinition } from '../../../gateway/engine/open-links';
import { FinishedText } from '../../../shared/graphql/finished-text';

type SubgraphModule = Exclude<Parameters<typeof buildSubgraphSchema>[0], ReadonlyArray<unknown>>;
type SubgraphResolvers = Extract<SubgraphModule, { typeDefs: unknown }>['resolvers'];

/** Makes the same choices for the same words. */
export type Chance = (...words: ReadonlyArray<unknown>) => number;

/** A number from 0 to 1 that depends on nothing but its words. */
export function chanceOf(seed: number): Chance {
  return (...words) => {
    let hash = 2166136261 ^ seed;
    for (const character of JSON.stringify(words)) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
    }
    hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
  };
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@override", "@interfaceObject", "@inaccessible"])';

const SUBGRAPHS: Readonly<Record<string, string>> = {
  places: `${LINK}
    type Query { places: [Place] place(id: ID!): Place grid: [[Place]!] things: [Thing!] named(prefix: String = "t1"): Named town: Town! }
    type Mutation { touch(id: ID!): Place rename(id: ID!, to: String): Town }
    enum Mood { CALM WILD }
    scalar Extra
    interface Named { name: String }
    interface Place @key(fields: "id") { id: ID! name: String near: [Place] owner: Owner }
    type Town implements Place & Named @key(fields: "id") { id: ID! name: String size: Int! near: [Place] owner: Owner mood: Mood rank: Int tags: [String!]! }
    type Farm implements Place & Named @key(fields: "id") { id: ID! name: String area: Float near: [Place] owner: Owner extra: Extra isOpen: Boolean }
    union Thing = Town | Farm | Owner
    type Owner @key(fields: "id") @key(fields: "code region { id }") { id: ID! code: String region: Region }
    type Region @shareable { id: ID! }`,
  owners: `${LINK}
    type Query { owners: [Owner!] }
    type Owner @key(fields: "id") { id: ID! title: String! @shareable towns: [Town!] home: Farm! }
    type Town @key(fields: "id") { id: ID! mayor: Owner rank: Int @override(from: "places") }
    type Farm @key(fields: "id") { id: ID! heads: [[Int]] }`,
  stats: `${LINK}
    type Query { best: Place }
    type Place @key(fields: "id") @interfaceObject { id: ID! score: Float notes: [String!] }
    type Region @shareable { id: ID! }
    type Owner @key(fields: "code region { id }") { code: String region: Region credit: Int }`,
  texts: `${LINK}
    type Query { featured: Owner @provides(fields: "title") }
    type Town @key(fields: "id") { id: ID! size: Int! @external density: Float @requires(fields: "size") sum: Int! @requires(fields: "size") }
    type Owner @key(fields: "id") { id: ID! title: String! @external greeting: String @requires(fields: "title") letter(n: Int = 2): [String] }`,
};

/** A supergraph whose values depend on a chance; its links answer from it, with faults. */
export interface World {
  readonly supergraphSdl: string;
  linkFor(subgraph: SubgraphDefinition, chance: () => Chance): Link;
}

/** Composes the world of the differential test. */
export function differentialWorld(): World {
  const services = Object.entries(SUBGRAPHS).map(([name, sdl]) => ({
    ...{ name, url: `http://${name}.test` },
    typeDefs: parse(sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new TypeError(String(errors));
  const schemas = new Map(
    services.map(({ name, typeDefs }) => [
      name,
      buildSubgraphSchema({ typeDefs, resolvers: RESOLVERS[name] as SubgraphResolvers }),
    ]),
  );
  return {
    supergraphSdl,
    linkFor: ({ name }, chance) => {
      const schema = schemas.get(name);
      if (!schema) throw new TypeError(`There is no subgraph "${name}".`);
      return faultyLink(name, schema, chance);
    },
  };
}

type Item = Readonly<Record<string, unknown>>;
type Context = { readonly chance: Chance };

const text = (chance: Chance, ...words: unknown[]) =>
  `${String(words.at(-1))}${String(Math.floor(chance(...words) * 90))}`;
const count = (chance: Chance, ...words: unknown[]) => Math.floor(chance(...words) * 4);
const townId = (at: number) => `t${String(at)}`;
const placeId = (chance: Chance, ...words: unknown[]) =>
  `${chance(...words, 'kind') < 0.6 ? 't' : 'f'}${String(Math.floor(chance(...words) * 4))}`;
const idOf = ({ id, code }: Item) => String(id ?? code);
const places = (chance: Chance, ...words: unknown[]) =>
  Array.from({ length: count(chance, ...words) }, (_, at) =>
    chance(...words, at, 'null') < 0.15 ? null : { id: placeId(chance, ...words, at) },
  );
const owner = (chance: Chance, ...words: unknown[]) => {
  const at = String(Math.floor(chance(...words) * 3));
  return chance(...words, 'null') < 0.15 ? null : { id: `o${at}`, code: `c${at}` };
};
const isTown = ({ id }: Item) => String(id).startsWith('t');

const PLACE = {
  name: (item: Item, _: unknown, { chance }: Context) =>
    chance(idOf(item), 'none') < 0.2 ? null : text(chance, idOf(item), 'name'),
  near: (item: Item, _: unknown, { chance }: Context) => places(chance, idOf(item), 'near'),
  owner: (item: Item, _: unknown, { chance }: Context) => owner(chance, idOf(item), 'owner'),
  __resolveReference: ({ id }: Item) => ({ id }),
};

type Resolver = (item: Item, values: Item, context: Context) => unknown;

const RESOLVERS: Readonly<Record<string, Record<string, Record<string, Resolver>>>> = {
  places: {
    Query: {
      places: (_: unknown, __: unknown, { chance }: Context) => places(chance, 'places'),
      place: (_: unknown, { id }: Item) => ({ id }),
      grid: (_: unknown, __: unknown, { chance }: Context) => [
        places(chance, 'a'),
        places(chance, 'b'),
      ],
      things: (_: unknown, __: unknown, { chance }: Context) =>
        [...places(chance, 'things'), owner(chance, 'thing')].filter((one) => one !== null),
      named: (_: unknown, { prefix }: Item) => ({ id: prefix ?? 'f1' }),
      town: () => ({ id: 't2' }),
    },
    Mutation: { touch: (_: unknown, { id }: Item) => ({ id }), rename: () => ({ id: 't1' }) },
    Named: { __resolveType: (item: Item) => (isTown(item) ? 'Town' : 'Farm') },
    Place: {
      __resolveType: (item: Item) => (isTown(item) ? 'Town' : 'Farm'),
      __resolveReference: ({ id }: Item) => ({ id }),
    },
    Thing: {
      __resolveType: (item: Item) => (item['code'] ? 'Owner' : isTown(item) ? 'Town' : 'Farm'),
    },
    Town: {
      ...PLACE,
      size: (item: Item, _: unknown, { chance }: Context) => count(chance, idOf(item), 'size'),
      rank: () => 1,
      mood: (item: Item, _: unknown, { chance }: Context) =>
        ['CALM', 'WILD', 'CALM', null][count(chance, idOf(item), 'mood')],
      tags: (item: Item, _: unknown, { chance }: Context) =>
        Array.from({ length: count(chance, idOf(item), 'tags') }, (__, at) => `tag${String(at)}`),
    },
    Farm: {
      ...PLACE,
      area: (item: Item, _: unknown, { chance }: Context) => chance(idOf(item), 'area') * 100,
      extra: (item: Item) => ({ of: item['id'], list: [1, { a: null }] }),
      isOpen: (item: Item, _: unknown, { chance }: Context) => chance(idOf(item), 'open') < 0.5,
    },
    Owner: {
      __resolveReference: ({ id, code }: Item) => {
        const at = String(id ?? code).slice(1);
        return { id: `o${at}`, code: `c${at}` };
      },
      region: ({ code }: Item) => ({ id: `r${String(code)}` }),
    },
  },
  owners: {
    Query: {
      owners: (_: unknown, __: unknown, { chance }: Context) => [
        owner(chance, 'first') ?? { id: 'o1' },
        { id: 'o2' },
      ],
    },
    Owner: {
      __resolveReference: ({ id }: Item) => ({ id }),
      title: (item: Item, _: unknown, { chance }: Context) => text(chance, idOf(item), 'title'),
      towns: (item: Item, _: unknown, { chance }: Context) =>
        Array.from({ length: count(chance, idOf(item), 'towns') }, (__, at) => ({
          id: townId(at),
        })),
      home: (item: Item, _: unknown, { chance }: Context) => ({
        id: `f${String(count(chance, idOf(item), 'home'))}`,
      }),
    },
    Town: {
      __resolveReference: ({ id }: Item) => ({ id }),
      mayor: (item: Item, _: unknown, { chance }: Context) => owner(chance, idOf(item), 'mayor'),
      rank: (item: Item, _: unknown, { chance }: Context) => count(chance, idOf(item), 'rank'),
    },
    Farm: { __resolveReference: ({ id }: Item) => ({ id }), heads: () => [[1, null], null, []] },
  },
  stats: {
    Query: {
      best: (_: unknown, __: unknown, { chance }: Context) => ({ id: placeId(chance, 'best') }),
    },
    Place: {
      __resolveReference: ({ id }: Item) => ({ id }),
      score: (item: Item, _: unknown, { chance }: Context) => chance(idOf(item), 'score'),
      notes: (item: Item, _: unknown, { chance }: Context) => [text(chance, idOf(item), 'note')],
    },
    Owner: {
      __resolveReference: (item: Item) => item,
      credit: ({ code, region }: Item) =>
        String(code).length + String((region as Item)['id']).length,
    },
  },
  texts: {
    Query: { featured: () => ({ id: 'o1', title: 'provided' }) },
    Town: {
      __resolveReference: (item: Item) => item,
      density: ({ size }: Item) => (typeof size === 'number' ? size / 2 : null),
      sum: ({ size }: Item) => (typeof size === 'number' ? size + 1 : 0),
    },
    Owner: {
      __resolveReference: (item: Item) => item,
      greeting: ({ title }: Item) => (title ? `Dear ${String(title)}` : null),
      letter: (item: Item, { n }: Item) =>
        Array.from({ length: Number(n) }, (_, at) => `${idOf(item)}-${String(at)}`),
    },
  },
};

/** Answers as the subgraph does, with the faults that chance chooses. */
function faultyLink(department: string, schema: GraphQLSchema, chance: () => Chance): Link {
  return {
    department,
    fetch: async (request) => {
      const now = chance();
      if (now(department, 'absent') < 0.04) return { errors: [{ message: 'gone' }] };
      const answer = await answered(schema, request, { chance: now });
      return now('faults') < 0.4
        ? withFaults(answer, request, { department, chance: now })
        : withTexts(answer, request);
    },
    isReady: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
}

async function answered(
  schema: GraphQLSchema,
  { query, variables }: LinkRequest,
  contextValue: Context,
): Promise<LinkAnswer> {
  const document = parse(query);
  const result = await execute({ schema, document, variableValues: variables, contextValue });
  const answer = JSON.parse(JSON.stringify(result)) as LinkAnswer;
  return withoutInterfaces(answer);
}

/** Members as finished texts where they may be; a department gives none with a fault. */
function withTexts({ data, errors }: LinkAnswer, { finished }: LinkRequest): LinkAnswer {
  if (errors) return { data: data ?? null, errors };
  const written = (values: Item | null) =>
    values && mapValues(values, (value, key) => (finished?.has(key) ? textIn(value) : value));
  const entities = data?.['_entities'];
  if (!Array.isArray(entities)) return { data: written(data ?? null) };
  return { data: { _entities: entities.map(written) } };
}

function mapValues(values: Item, change: (value: unknown, key: string) => unknown) {
  return Object.fromEntries(Object.entries(values).map(([key, one]) => [key, change(one, key)]));
}

function textIn(value: unknown): unknown {
  return value === undefined ? value : new FinishedText(JSON.stringify(value));
}

/**
 * Entities without the name of their interface: @apollo/gateway would take it for their type (a
 * test of its own shows that our execution does not).
 */
function withoutInterfaces(answer: LinkAnswer): LinkAnswer {
  const entities = answer.data?.['_entities'];
  if (!Array.isArray(entities)) return answer;
  const shown = entities.map((entity: Item | null) => {
    if (entity?.['__typename'] !== 'Place') return entity;
    return { ...entity, __typename: undefined };
  });
  return { ...answer, data: { _entities: shown } };
}

interface Faults extends Context {
  readonly department: string;
}

/** Faults depend on the entity, not on its place: an entity that is asked twice has them twice. */
function withFaults(answer: LinkAnswer, { variables }: LinkRequest, faults: Faults): LinkAnswer {
  const { data } = answer;
  if (!data) return answer;
  const representations = variables['representations'];
  const entities = data['_entities'];
  if (!Array.isArray(representations) || !Array.isArray(entities)) {
    return {
      ...answer,
      data: faulty(data, [faults.department], faults) as Record<string, unknown>,
    };
  }
  const errors: LinkError[] = [...(answer.errors ?? [])];
  const shown = entities.map((entity: unknown, at) => {
    const words = [faults.department, JSON.stringify(representations[at])];
    if (faults.chance(...words, 'failed') >= 0.06) return faulty(entity, words, faults);
    errors.push({
      message: `No ${words.join(' ')}`,
      path: ['_entities', at],
      extensions: { code: 'FAILED' },
    });
    return null;
  });
  return { data: { _entities: shown }, ...(errors.length > 0 ? { errors } : {}) };
}

function faulty(value: unknown, words: ReadonlyArray<unknown>, faults: Faults): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown, at) => faulty(item, [...words, at], faults));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        const at = [...words, key];
        const luck = key.startsWith('__') ? 1 : faults.chance(...at, 'fault');
        if (luck < 0.02) return [];
        if (luck < 0.04) return [[key, null]];
        const isLeaf = typeof inner !== 'object' && inner !== null;
        const isKey = key === 'id' || key === 'code'; // @apollo/gateway fails as a whole for such keys.
        if (luck < 0.06 && isLeaf && !isKey) return [[key, { unlike: 'anything' }]];
        if (luck < 0.08 && isLeaf) return [[key, typeof inner === 'string' ? 1.5 : 'text']];
        return [[key, faulty(inner, at, faults)]];
      }),
    );
  }
  return value;
}
