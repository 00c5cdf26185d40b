/** One department as a lean subgraph: SDL, graphql-js with known documents, raw pg, node:http. */
const { createServer } = require('node:http');
const { buildSubgraphSchema } = require('@apollo/subgraph');
const { execute, parse, validate } = require('graphql');
const { Pool } = require('pg');
const departments = require('./lean-departments.cjs');

const { sdl, resolvers } = departments[process.argv[2]];
const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers });
const pool = new Pool({
  connectionString: process.env.BENCH_DATABASE,
  max: 8,
  options: '-c timezone=UTC',
});
const known = new Map();

function documentOf(query) {
  const found = known.get(query);
  if (found) return found;
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) throw errors[0];
  if (known.size < 1000) known.set(query, document);
  return document;
}

async function answer(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const { query, variables, operationName } = JSON.parse(Buffer.concat(pieces).toString());
  const document = documentOf(query);
  const asked = { schema, document, variableValues: variables, operationName };
  return execute({ ...asked, contextValue: { pool } });
}

createServer((request, response) => {
  answer(request).then(
    (result) => {
      const text = JSON.stringify(result);
      response
        .writeHead(200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        })
        .end(text);
    },
    (fault) => {
      response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(fault) }] }));
    },
  );
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
