/** Mercurius as a gateway with jit. */
const Fastify = require('fastify');
const mercuriusGateway = require('@mercuriusjs/gateway');

const services = process.env.SUBGRAPHS.split(',').map((place) => {
  const [name, url] = place.split('=');
  return { name, url, mandatory: true };
});
const app = Fastify();
app.register(mercuriusGateway, { gateway: { services }, jit: 1 });
app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' }).then(() => console.log('ready'));
