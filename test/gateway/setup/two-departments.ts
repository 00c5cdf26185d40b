import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { composeSupergraph } from '../../../gateway/supergraph/compose';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])';

const WATER = `${LINK}
  type Query { stations(first: Int = 2): [Station!]! broken: String fussy(level: Int!): Int }
  type Mutation { close(code: ID!): Station }
  type Station @key(fields: "code") { code: ID! name: String secret: String }
`;

const WEATHER = `${LINK}
  type Query { warning: String }
  type Station @key(fields: "code") { code: ID! rain: Float wind: Float }
`;

const NAMES: Readonly<Record<string, string>> = { s1: 'One', s2: 'Two', s3: 'Three' };

/** Two made-up departments that share stations. */
export const schemas: Readonly<Record<'water' | 'weather', GraphQLSchema>> = {
  water: buildSubgraphSchema({
    typeDefs: parse(WATER),
    resolvers: {
      Query: {
        stations: (_: unknown, { first }: { first: number }) =>
          Object.keys(NAMES).slice(0, first).map(station),
        broken: () => {
          throw new TypeError('select * from password at 10.1.2.3:5432');
        },
        fussy: () => {
          throw new GraphQLError('Levels are given in whole metres.');
        },
      },
      Mutation: { close: (_: unknown, { code }: { code: string }) => station(code) },
      Station: {
        __resolveReference: ({ code }: { code: string }) => (NAMES[code] ? station(code) : null),
        secret: () => {
          throw new GraphQLError('Not for you.', {
            extensions: { code: 'NOT_YOURS', stacktrace: ['x'] },
          });
        },
      },
    },
  }),
  weather: buildSubgraphSchema({
    typeDefs: parse(WEATHER),
    resolvers: {
      Query: { warning: () => 'typhoon' },
      Station: {
        __resolveReference: ({ code }: { code: string }) =>
          code === 's3' ? null : { code, rain: 1.5, wind: 3 },
      },
    },
  }),
};

/** Their supergraph; an address may be given for each. */
export function supergraph(urls: Readonly<Record<string, string>> = {}): string {
  const { supergraphSdl } = composeSupergraph([
    { name: 'water', sdl: WATER, url: urls.water },
    { name: 'weather', sdl: WEATHER, url: urls.weather },
  ]);
  return supergraphSdl;
}

function station(code: string) {
  return { code, name: NAMES[code] };
}
