import { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { GatewayAnswer } from '../../../gateway/engine/execute-plan';
import type { Execution } from '../../../gateway/engine/graph-loader';
import type { RequestScope } from '../../../gateway/request-scope';
import { permitsOfThePublic } from '../../../gateway/sharing/permits-of-the-public';
import { testEngine } from '../../setup/fixtures/test-engine';
import { wideLimits } from '../setup/wide-limits';
import type { Chance, World } from './differential-world';
import type { GeneratedOperation } from './generated-operation';

/** An engine over a world, that can be asked. */
export interface AskedWorld {
  readonly schema: GraphQLSchema;
  ask(operation: GeneratedOperation): Promise<Answer>;
  /** Asks past the server what it was asked before; for our own execution. */
  askAgain(operation: GeneratedOperation): Promise<GatewayAnswer | undefined>;
  close(): Promise<void>;
}

/** An answer as a caller gets it. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: ReadonlyArray<GraphQLFormattedError>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Serves a world by an engine. */
export async function askedWorld(
  execution: Execution,
  world: World,
  chance: () => Chance,
): Promise<AskedWorld> {
  const engine = await testEngine({
    supergraphSdl: world.supergraphSdl,
    linkFor: (subgraph) => world.linkFor(subgraph, chance),
    limits: {
      ...wideLimits,
      maxCost: 1e12,
      maxSelections: 1e6,
      maxAliases: 1e4,
      maxDirectives: 1e4,
      maxFragments: 1e4,
      maxTokens: 1e6,
      maxFetches: 1e4,
    },
    onUnexpected: () => undefined,
    execution,
  });
  let schema: GraphQLSchema | undefined;
  engine.gateway?.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
  });
  const server = new ApolloServer<RequestScope>({
    gateway: engine.gateway,
    dangerouslyDisableValidation: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await server.start();
  if (!schema) throw new TypeError('An engine has a schema.');
  return {
    schema,
    ask: async (operation) => {
      const { body } = await server.executeOperation(operation, { contextValue: newScope() });
      if (body.kind !== 'single') throw new TypeError('An answer comes whole.');
      return JSON.parse(JSON.stringify(body.singleResult)) as Answer;
    },
    askAgain: ({ query, variables }) =>
      Promise.resolve(
        engine.answerKnown({
          source: query,
          request: { variables },
          context: newScope(),
          isQueryOnly: false,
        }),
      ),
    close: () => server.stop(),
  };
}

function newScope(): RequestScope {
  const { signal } = new AbortController();
  return { requestId: 'r', signal, access: permitsOfThePublic() };
}
