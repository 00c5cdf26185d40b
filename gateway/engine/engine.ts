import { createRequire } from 'node:module';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { forbidVendorTelemetry } from '../../shared/config/environment';
import { memoryBudget, type CacheCounts, type MemoryBudget } from '../../shared/data/memory-budget';
import { documentStore, type DocumentStore } from '../../shared/server/document-store';
import type { Limits } from '../rules/rule';
import type { StationRegister } from '../rules/cost/station-register';
import { harvest } from '../sharing/harvest';
import { harvestSizes } from '../supergraph/harvest-sizes';
import type { HandleRequest } from './engine-in-use';
import type { GatewayAnswer, GatewayRequest, ScopedRequest } from './execute-plan';
import type { Execution, GraphLoader, LoadedGraph } from './graph-loader';
import { NOTHING_KNOWN, knownOperations, type KnownOperations } from './known-operations';
import type { Link } from './link';
import { requestScopeOf, type RequestScope } from '../request-scope';
import type { OpenPlanThread } from './planning/plan-thread';
import { openLinks, type LinkFor, type OpenLinks } from './open-links';
import { ownGraph } from './own-graph';
import {
  supergraphInUse,
  type HarvestedSupergraph,
  type SupergraphInUse,
} from './supergraph-in-use';

/** Dependencies of an engine. */
interface EngineOptions {
  readonly supergraphSdl: string;
  /** Opens the link to a subgraph of the supergraph. */
  readonly linkFor: LinkFor;
  readonly limits: Limits;
  /** The public register of stations as it was last read; absent if the hub has none. */
  readonly register?: () => StationRegister;
  /** Whether questions about the schema itself are refused. */
  readonly hidesSchema?: boolean;
  /** Answers each request with the supergraph in use. */
  readonly handle: HandleRequest;
  /** How much memory cached operations may use; a separate budget unless given. */
  readonly budget?: MemoryBudget;
  /** Opens the planning thread; a separate one unless given. */
  readonly openPlanThread?: OpenPlanThread;
  /** What executes plans; our own execution unless given. */
  readonly execution?: Execution;
}

/**
 * Plans and executes operations over a supergraph; `gateway` is what @apollo/server expects of one.
 */
export interface Engine {
  readonly gateway: ApolloServerOptionsWithGateway<RequestScope>['gateway'];
  /** Cache of parsed documents, for the server. */
  readonly documents: DocumentStore;
  /**
   * Answers an operation whose document the server has parsed before; undefined for any other, and
   * if @apollo/gateway executes. Asked with the same scope, the server gives this answer its form.
   */
  readonly answerKnown: KnownOperations['answer'];
  /** How much memory cached operations use, and how often the cache was hit. */
  caches(): ReadonlyArray<CacheCounts>;
  /** Starts the planning thread before the first operation; call it once the engine is served. */
  startPlanner(): void;
  /** The links to the subgraphs of the supergraph in use. */
  links(): ReadonlyArray<Link>;
  /**
   * Replaces the supergraph in use; requests in progress end on the old one. Rejects with
   * SUPERGRAPH_REFUSED, and keeps the old one, if the new one cannot be loaded.
   */
  swap(supergraphSdl: string): Promise<void>;
}

/** Creates an engine; rejects with SUPERGRAPH_REFUSED if the supergraph cannot be loaded. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  forbidVendorTelemetry();
  const budget = options.budget ?? memoryBudget();
  const opened = openLinks(options.linkFor);
  const loader = options.execution === 'apollo' ? reference(opened) : ownGraph(opened);
  const taken = inUse({ ...options, budget });
  const first = await prepared(loader, options.supergraphSdl).catch(closing(opened));
  const listeners: SchemaListeners = new Set();
  const engineInUse = { inUse: taken.current, links: opened.inUse };
  const answer = (request: ScopedRequest) => opened.track(options.handle(request, engineInUse));
  const known = options.execution === 'apollo' ? NOTHING_KNOWN : knownOperations(budget, answer);
  const served = { taken, first: first(), listeners, known, answer };
  const swapNow = async (supergraphSdl: string) => {
    taken.current(); // Throws if the engine is not served yet.
    const next = await prepared(loader, supergraphSdl);
    const graph = next();
    taken.take(graph); // In the same tick: no request sees one without the other.
    for (const listener of listeners) listener(servedSchema(graph));
  };
  return {
    gateway: gatewayOf(served, { loader, opened }),
    documents: documentStore(budget),
    answerKnown: known.answer,
    caches: () => budget.counts(),
    startPlanner: () => {
      taken.current().planner.start();
    },
    links: opened.inUse,
    swap: oneAfterTheOther(swapNow),
  };
}

const code = createRequire(__filename);

/** Loaded only where it is asked for: @apollo/gateway takes a third of a second. */
function reference(opened: OpenLinks): GraphLoader {
  return (code('./apollo-graph') as typeof import('./apollo-graph')).apolloGraph(opened);
}

/** Closes the links that a failed load has opened. */
function closing(opened: OpenLinks): (fault: unknown) => Promise<never> {
  return async (fault) => {
    await opened.close();
    throw fault;
  };
}

/** A supergraph in use, with what was read from its text. */
interface TakenGraph {
  readonly graph: LoadedGraph;
  readonly harvested: HarvestedSupergraph;
}

/** Rejects with SUPERGRAPH_REFUSED if the text cannot be loaded. */
async function prepared(loader: GraphLoader, supergraphSdl: string): Promise<() => TakenGraph> {
  const harvested = { ...harvest(supergraphSdl), sizes: harvestSizes(supergraphSdl) };
  const load = await loader.prepare(harvested.plainSdl);
  return () => ({ graph: load(), harvested });
}

function oneAfterTheOther(swapNow: Engine['swap']): Engine['swap'] {
  let turn = Promise.resolve();
  return (supergraphSdl) => {
    const swapped = turn.then(() => swapNow(supergraphSdl));
    turn = swapped.catch(() => undefined);
    return swapped;
  };
}

/** Holds the supergraph that is in use. */
interface SupergraphSlot {
  current(): SupergraphInUse;
  /** Puts a graph in use; the planner of the previous one ends. */
  take(graph: TakenGraph): void;
  close(): Promise<void>;
}

function inUse(options: EngineOptions & { readonly budget: MemoryBudget }): SupergraphSlot {
  let current: SupergraphInUse | undefined;
  const closing = new Set<Promise<void>>();
  const close = (one: SupergraphInUse) => {
    const closed = one.close().finally(() => closing.delete(closed));
    closing.add(closed);
  };
  return {
    current: () => current ?? notLoaded(),
    take: ({ graph, harvested }) => {
      if (current) close(current);
      current = supergraphInUse(graph, harvested, options);
    },
    close: async () => {
      if (current) close(current);
      await Promise.all(closing);
    },
  };
}

type ServedGateway = NonNullable<Engine['gateway']>;
type SchemaListener = Parameters<ServedGateway['onSchemaLoadOrUpdate']>[0];
type SchemaListeners = Set<SchemaListener>;

interface Served {
  readonly taken: SupergraphSlot;
  readonly first: TakenGraph;
  /** Called with each schema that is put in use after the first. */
  readonly listeners: SchemaListeners;
  readonly known: KnownOperations;
  readonly answer: (request: ScopedRequest) => Promise<GatewayAnswer>;
}

function servedSchema({ graph, harvested }: TakenGraph): Parameters<SchemaListener>[0] {
  return { apiSchema: graph.schema, coreSupergraphSdl: harvested.plainSdl };
}

/** The gateway as the server sees it: it is loaded already, and executes by itself. */
function gatewayOf(
  { taken, first, listeners, known, answer }: Served,
  { loader, opened }: Loading,
): Engine['gateway'] {
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback(servedSchema(first));
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    load: () => {
      taken.take(first);
      return Promise.resolve({
        executor: (request) => {
          const scoped = scopedRequest(request);
          const answered = known.answered(scoped.context);
          if (answered) return Promise.resolve(answered);
          known.keep(scoped);
          return answer(scoped);
        },
      });
    },
    stop: async () => {
      await loader.stop();
      await opened.close();
      await taken.close();
    },
  };
}

interface Loading {
  readonly loader: GraphLoader;
  readonly opened: OpenLinks;
}

/** What @apollo/server passes on; its context is ours unless the server was set up wrongly. */
function scopedRequest(ofServer: GatewayRequest): ScopedRequest {
  const { document, source, request, context } = ofServer;
  return { document, source, request, context: requestScopeOf(context), ofServer };
}

function notLoaded(): never {
  throw new TypeError('An engine must be served before its supergraph is swapped.');
}
