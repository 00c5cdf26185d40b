import { ApolloServer } from '@apollo/server';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, validate, type GraphQLFormattedError } from 'graphql';
import type { Execution } from '../../../gateway/engine/graph-loader';
import type { Link, LinkAnswer, LinkRequest } from '../../../gateway/engine/link';
import type { RequestScope } from '../../../gateway/request-scope';
import { permitsOfThePublic } from '../../../gateway/sharing/permits-of-the-public';
import { testEngine } from '../../setup/fixtures/test-engine';
import { wideLimits } from '../setup/wide-limits';

type SubgraphModule = Exclude<Parameters<typeof buildSubgraphSchema>[0], ReadonlyArray<unknown>>;
type SubgraphResolvers = Extract<SubgraphModule, { typeDefs: unknown }>['resolvers'];

/** A subgraph of a small supergraph; its schema links Federation by itself. */
export interface SmallSubgraph {
  readonly sdl: string;
  readonly resolvers: SubgraphResolvers;
}

/** A fetch that a department got. */
export interface SentFetch {
  readonly department: string;
  readonly query: string;
  readonly representations: unknown;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: ReadonlyArray<GraphQLFormattedError>;
}

/** A small supergraph behind our engine. */
export interface SmallGraph {
  ask(query: string, variables?: object, signal?: AbortSignal): Promise<Answer>;
  /** What departments were sent for the last question. */
  sent(): ReadonlyArray<SentFetch>;
  close(): Promise<void>;
}

interface Options {
  readonly execution?: Execution;
  /** Changes how a department answers. */
  readonly answers?: (link: Link) => Link;
}

/** Links all of Federation 2.9. */
export const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@override", "@interfaceObject", "@inaccessible", "@composeDirective", "@context", "@fromContext"])';

/** Composes subgraphs and serves them by an engine, in process. */
export async function smallGraph(
  subgraphs: Readonly<Record<string, SmallSubgraph>>,
  { execution = 'rivergate', answers = (link) => link }: Options = {},
): Promise<SmallGraph> {
  const services = Object.entries(subgraphs).map(([name, { sdl, resolvers }]) => ({
    ...{ name, url: `http://${name}.test`, resolvers },
    typeDefs: parse(`${FEDERATION} ${sdl}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new TypeError(String(errors));
  let sent: SentFetch[] = [];
  const links = new Map(
    services.map((service) => [service.name, linkTo(service, (fetch) => sent.push(fetch))]),
  );
  const engine = await testEngine({
    ...{ supergraphSdl, limits: wideLimits, execution, onUnexpected: () => undefined },
    linkFor: ({ name }) => answers(links.get(name) ?? missing(name)),
  });
  const server = new ApolloServer<RequestScope>({
    ...{ gateway: engine.gateway, stopOnTerminationSignals: false },
    includeStacktraceInErrorResponses: false,
  });
  await server.start();
  return {
    ask: async (query, variables = {}, signal = new AbortController().signal) => {
      sent = [];
      const contextValue = { requestId: 'r', signal, access: permitsOfThePublic() };
      const operation = { query, variables: { ...variables } };
      const { body } = await server.executeOperation(operation, { contextValue });
      if (body.kind !== 'single') throw new TypeError('An answer comes whole.');
      return JSON.parse(JSON.stringify(body.singleResult)) as Answer;
    },
    sent: () => sent,
    close: () => server.stop(),
  };
}

interface Service {
  readonly name: string;
  readonly typeDefs: ReturnType<typeof parse>;
  readonly resolvers: SubgraphResolvers;
}

/** A link that answers as a server of the subgraph would: an invalid operation is an error. */
function linkTo({ name, ...module }: Service, note: (fetch: SentFetch) => void): Link {
  const schema = buildSubgraphSchema(module);
  return {
    department: name,
    fetch: async ({ query, variables }: LinkRequest) => {
      note({ department: name, query, representations: variables['representations'] });
      const document = parse(query);
      const invalid = validate(schema, document);
      if (invalid.length > 0) throw invalid[0] ?? new TypeError('invalid');
      const sentVariables = JSON.parse(JSON.stringify(variables)) as Record<string, unknown>;
      const result = await execute({ schema, document, variableValues: sentVariables });
      return JSON.parse(JSON.stringify(result)) as LinkAnswer;
    },
    isReady: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
}

function missing(name: string): never {
  throw new TypeError(`There is no subgraph "${name}".`);
}
