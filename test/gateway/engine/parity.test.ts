import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { testEngine } from '../../setup/fixtures/test-engine';
import { httpLink } from '../../../gateway/engine/http';
import { withTimeout } from '../../../gateway/engine/timeout';
import { openFront, type Front } from '../../../gateway/http/front';
import { createLog } from '../../../shared/server/log';
import { post } from '../setup/ask';
import { plainSubgraph, type Stranger } from '../setup/plain-subgraph';
import { wideLimits } from '../setup/wide-limits';
import { shapes } from './parity-shapes';

/**
 * What is ours to say otherwise: the remedy beside a code of our catalogue, our code for an error
 * without one, and a path that ends before the terms of the plan.
 */
const comparable = (body: object) =>
  JSON.parse(
    JSON.stringify(body, (key, value) => {
      if (key === 'remedy' || key === 'locations' || key === 'stacktrace') return undefined;
      if (value === 'DOWNSTREAM_SERVICE_ERROR') return 'DEPARTMENT_ERROR';
      if (key === 'path' && value.includes('@')) return value.slice(0, value.indexOf('@'));
      return value;
    }),
  );

describe.each(shapes)(
  'a supergraph with $name, through our engine and through @apollo/gateway alone',
  (shape) => {
    const running: Stranger[] = [];
    let front: Front;
    let bare: ApolloServer;

    beforeAll(async () => {
      const services = [];
      for (const [name, { sdl, resolvers }] of Object.entries(shape.subgraphs)) {
        const typeDefs = parse(sdl);
        const server = await plainSubgraph(buildSubgraphSchema({ typeDefs, resolvers }));
        running.push(server);
        services.push({ name, url: server.url, typeDefs });
      }
      const { supergraphSdl, errors } = composeServices(services);
      if (!supergraphSdl) throw new TypeError(String(errors));
      const engine = await testEngine({
        supergraphSdl,
        limits: wideLimits,
        onUnexpected: () => undefined,
        linkFor: ({ name, url = '' }) => withTimeout(httpLink({ department: name, url }), 5000),
      });
      front = await openFront({
        engine,
        log: createLog({ level: 'silent' }),
        hasSuggestions: true,
        maxTokens: 10_000,
        host: '127.0.0.1',
        port: 0,
      });
      bare = new ApolloServer({
        gateway: new ApolloGateway({ supergraphSdl, logger: silentLogger }),
        includeStacktraceInErrorResponses: false,
      });
      await bare.start();
    });
    afterAll(async () => {
      await front.close();
      await bare.stop();
      for (const server of running) await server.close();
    });

    test.each(shape.asks.map((ask) => [ask.query, ask] as const))(
      'answers %s the same',
      async (_, { query, variables }) => {
        const ours = await post(`${front.url}/graphql`, { query, variables });
        const sentByUs = running.map(({ received }) => received.length);
        const theirs = await bare.executeOperation({ query, variables });
        if (theirs.body.kind !== 'single') throw new TypeError('an answer in parts');
        expect(comparable(ours.body)).toEqual(comparable(theirs.body.singleResult));
        const sentByThem = running.map(({ received }, at) => received.length - (sentByUs[at] ?? 0));
        expect(sentByThem.some((count) => count > 0)).toBe(true);
      },
    );
  },
);

const silentLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
