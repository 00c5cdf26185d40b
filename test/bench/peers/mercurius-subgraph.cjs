/** One department as a Mercurius subgraph of Federation 1, with jit; resolvers are the lean ones. */
const Fastify = require('fastify');
const { mercuriusFederationPlugin } = require('@mercuriusjs/federation');
const { Pool } = require('pg');
const departments = require('./lean-departments.cjs');

const name = process.argv[2];
const { sdl, resolvers } = departments[name];
const pool = new Pool({
  connectionString: process.env.BENCH_DATABASE,
  max: 8,
  options: '-c timezone=UTC',
});
const withoutLink = sdl
  .replace(/extend schema @link\(.*?\]\)/s, '')
  .replace('type Query', 'extend type Query');
const schema =
  name === 'reference'
    ? withoutLink
    : withoutLink
        .replace('type District', 'extend type District')
        .replace('{ code: ID! ', '{ code: ID! @external ');

const app = Fastify();
app.register(mercuriusFederationPlugin, { schema, resolvers, jit: 1, context: () => ({ pool }) });
app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' }).then(() => console.log('ready'));
