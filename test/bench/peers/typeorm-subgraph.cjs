/** One department as a subgraph of type-graphql and TypeORM behind Apollo Server. */
const { ApolloServer } = require('@apollo/server');
const { startStandaloneServer } = require('@apollo/server/standalone');
const { buildSubgraphSchema } = require('@apollo/subgraph');
const { printSchemaWithDirectives } = require('@graphql-tools/utils');
const { parse } = require('graphql');
const { buildSchema, createResolversMap } = require('type-graphql');
const { DataSource } = require('typeorm');
const departments = require('./typeorm-departments.cjs');

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])\n';

async function main() {
  const { entities, resolvers, orphanedTypes } = departments[process.argv[2]]();
  const schema = await buildSchema({ resolvers, orphanedTypes, validate: false });
  const printed = printSchemaWithDirectives(schema).replace(/^schema \{[^}]*\}\n/m, '');
  const federated = buildSubgraphSchema({
    typeDefs: parse(LINK + printed),
    resolvers: withReferences(createResolversMap(schema)),
  });
  const url = process.env.BENCH_DATABASE;
  const extra = { max: 8, options: '-c timezone=UTC' };
  const source = await new DataSource({ type: 'postgres', url, extra, entities }).initialize();
  const server = new ApolloServer({ schema: federated });
  const listen = { port: Number(process.env.PORT), host: '127.0.0.1' };
  await startStandaloneServer(server, { listen, context: () => Promise.resolve({ source }) });
  console.log('ready');
}

/** A reference of another department is a key, which is all that these departments need of it. */
function withReferences(resolvers) {
  const District = { ...resolvers.District, __resolveReference: ({ code }) => ({ code }) };
  return { ...resolvers, District };
}
void main();
