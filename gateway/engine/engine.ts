import { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { forbidVendorTelemetry } from '../../shared/config/environment';
import { memoryBudget, type CacheCounts, type MemoryBudget } from '../../shared/data/memory-budget';
import { documentStore, type DocumentStore } from '../../shared/server/document-store';
import type { Limits } from '../rules/rule';
import type { StationRegister } from '../rules/cost/station-register';
import { harvest } from '../sharing/harvest';
import { harvestSizes } from '../supergraph/harvest-sizes';
import { subgraphsOf } from '../supergraph/subgraphs-of';
import { loadable, loaded, QUIET } from './apollo-gateway';
import {
  planHandover,
  type ExecutePlan,
  type GatewayRequest,
  type HandleRequest,
  type ScopedRequest,
} from './execute-plan';
import type { Link } from './link';
import { requestScopeOf, type RequestScope } from '../request-scope';
import { linkSource } from './link-source';
import type { OpenPlanThread } from './plan-thread';
import { openLinks, type LinkFor, type OpenLinks } from './open-links';
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
}

/**
 * Plans and executes operations over a supergraph; `gateway` is what @apollo/server expects of one.
 */
export interface Engine {
  readonly gateway: ApolloServerOptionsWithGateway<RequestScope>['gateway'];
  /** Cache of parsed documents, for the server. */
  readonly documents: DocumentStore;
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

/**
 * An engine on @apollo/gateway; rejects with SUPERGRAPH_REFUSED if the supergraph cannot be loaded.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  forbidVendorTelemetry();
  const budget = options.budget ?? memoryBudget();
  const first = harvested(options.supergraphSdl);
  const opened = openLinks(options.linkFor);
  const handover = planHandover();
  let update: (supergraphSdl: string) => void = notLoaded;
  const gateway = new ApolloGateway({
    ...QUIET,
    supergraphSdl: (hooks) => {
      update = hooks.update;
      return Promise.resolve({ supergraphSdl: first.plainSdl });
    },
    buildService: (definition) => linkSource(opened.open(definition)),
    queryPlannerConfig: { cache: handover.store },
  });
  await loaded(gateway).catch(closing(opened));
  const taken = inUse(gateway, { ...options, budget });
  const swapNow = async (supergraphSdl: string) => {
    taken.current(); // Throws if the engine is not served yet.
    const next = harvested(supergraphSdl);
    await loadable(next.plainSdl);
    update(next.plainSdl);
    opened.keepOnly(new Set(subgraphsOf(supergraphSdl).map(({ name }) => name)));
    taken.take(next); // In the same tick: no request sees one without the other.
  };
  const execute = handover.executeWith(gateway.executor);
  return {
    gateway: served({ gateway, opened, taken, first, execute }, options),
    documents: documentStore(budget),
    caches: () => budget.counts(),
    startPlanner: () => {
      taken.current().planner.start();
    },
    links: opened.inUse,
    swap: oneAfterTheOther(swapNow),
  };
}

/** Closes the links that a failed load has opened. */
function closing(opened: OpenLinks): (fault: unknown) => Promise<never> {
  return async (fault) => {
    await opened.close();
    throw fault;
  };
}

/** Throws SUPERGRAPH_REFUSED if the text is not GraphQL. */
function harvested(supergraphSdl: string): HarvestedSupergraph {
  return { ...harvest(supergraphSdl), sizes: harvestSizes(supergraphSdl) };
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
  /** Puts what the gateway has loaded in use; the planner of the previous supergraph ends. */
  take(loaded: HarvestedSupergraph): void;
  close(): Promise<void>;
}

function inUse(
  gateway: ApolloGateway,
  options: EngineOptions & { readonly budget: MemoryBudget },
): SupergraphSlot {
  let current: SupergraphInUse | undefined;
  const closing = new Set<Promise<void>>();
  const close = (one: SupergraphInUse) => {
    const closed = one.close().finally(() => closing.delete(closed));
    closing.add(closed);
  };
  return {
    current: () => current ?? notLoaded(),
    take: (loaded) => {
      if (current) close(current);
      current = supergraphInUse(gateway.schema ?? notLoaded(), loaded, options);
    },
    close: async () => {
      if (current) close(current);
      await Promise.all(closing);
    },
  };
}

interface Serving {
  readonly gateway: ApolloGateway;
  readonly opened: OpenLinks;
  readonly taken: SupergraphSlot;
  readonly first: HarvestedSupergraph;
  readonly execute: ExecutePlan;
}

/** The gateway as the server sees it, with our own executor. */
function served(
  { gateway, opened, taken, first, execute }: Serving,
  { handle }: EngineOptions,
): Engine['gateway'] {
  const engine = { inUse: taken.current, execute };
  return {
    onSchemaLoadOrUpdate: (callback) => {
      // It is already loaded, and loading it again would take as long a second time.
      callback({ apiSchema: gateway.schema ?? notLoaded(), coreSupergraphSdl: first.plainSdl });
      return gateway.onSchemaLoadOrUpdate(callback);
    },
    load: () => {
      taken.take(first);
      return Promise.resolve({
        executor: (request) => opened.track(handle(scopedRequest(request), engine)),
      });
    },
    stop: async () => {
      await gateway.stop();
      await opened.close();
      await taken.close();
    },
  };
}

/** What @apollo/server passes on; its context is ours unless the server was set up wrongly. */
function scopedRequest(request: GatewayRequest): ScopedRequest {
  return { ...request, context: requestScopeOf(request.context) };
}

function notLoaded(): never {
  throw new TypeError('An engine must be served before its supergraph is swapped.');
}
