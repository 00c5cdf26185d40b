/** Hive Gateway with its Rust query planner, by its documentation for Node without its command line. */
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { createGatewayRuntime } = require('@graphql-hive/gateway-runtime');
const { unifiedGraphHandler } = require('@graphql-hive/router-runtime');

const gateway = createGatewayRuntime({
  supergraph: readFileSync(process.env.SUPERGRAPH, 'utf8'),
  unifiedGraphHandler,
  logging: false,
  landingPage: false,
  graphiql: false,
});
createServer(gateway).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
