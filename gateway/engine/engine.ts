import { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { forbidVendorTelemetry } from '../../shared/config/environment';
import { sharer, type Share } from '../../shared/sharing/sharer';
import { handleRequest, type SupergraphInUse, type Unexpected } from '../handle-request';
import { admission } from '../rules/admit';
import type { Costing } from '../rules/operation-facts';
import type { Limits } from '../rules/rule';
import { NO_REGISTER, type StationRegister } from '../rules/station-register';
import { admitToRecord, type RecordKeeping } from '../sharing/admit-to-record';
import { harvest } from '../sharing/harvest';
import { harvestSizes } from '../supergraph/harvest-sizes';
import { subgraphsOf } from '../supergraph/subgraphs-of';
import { loadable, QUIET } from './apollo-gateway';
import type { Link, RequestScope } from './link';
import { linkSource } from './link-source';
import { openLinks, type LinkFor, type OpenLinks } from './open-links';
import { planner, type Plan } from './planner';

/** What an engine needs. */
interface EngineOptions {
  readonly supergraphSdl: string;
  /** Opens the way to a subgraph of the supergraph. */
  readonly linkFor: LinkFor;
  readonly limits: Limits;
  /** The public register of stations as it was last read; absent: a hub without one. */
  readonly register?: () => StationRegister;
  /** Whether questions about the schema itself are refused. */
  readonly hidesSchema?: boolean;
  /** Keeps the record; absent: nothing is recorded (a supergraph that is not ours, tests). */
  readonly recordKeeping?: RecordKeeping;
  /** Makes what a mutation has changed known here, before it is answered. */
  readonly afterMutation?: () => Promise<void>;
  /** Receives what failed inside, for the log. */
  readonly onUnexpected: Unexpected;
}

/** Plans and executes operations over a supergraph; @apollo/server takes `gateway` for its own. */
export interface Engine {
  readonly gateway: ApolloServerOptionsWithGateway<RequestScope>['gateway'];
  /** The way to each subgraph of the supergraph in use. */
  links(): ReadonlyArray<Link>;
  /**
   * Puts another supergraph in the place of the one in use; requests under way end on the old one.
   * Rejects with SUPERGRAPH_REFUSED, and stays as it was, where the new one cannot be loaded.
   */
  swap(supergraphSdl: string): Promise<void>;
}

/**
 * An engine on @apollo/gateway; rejects with SUPERGRAPH_REFUSED where the supergraph cannot be loaded.
 *
 * Its plan cache is keyed by the hash of the document and the name of the operation, so it may only
 * be given documents as they came; one that was rewritten must be hashed again first.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  forbidVendorTelemetry();
  const first = harvest(options.supergraphSdl);
  await loadable(first.plainSdl);
  let share = sharer(first.index);
  let plan = planner(first.plainSdl);
  let sizes = harvestSizes(options.supergraphSdl);
  const opened = openLinks(options.linkFor);
  let update: (supergraphSdl: string) => void = notLoaded;
  const gateway = new ApolloGateway({
    ...QUIET,
    supergraphSdl: (hooks) => {
      update = hooks.update;
      return Promise.resolve({ supergraphSdl: first.plainSdl });
    },
    buildService: (definition) => linkSource(opened.open(definition)),
  });
  let turn = Promise.resolve();
  const swapNow = async (supergraphSdl: string) => {
    const { index, plainSdl } = harvest(supergraphSdl);
    await loadable(plainSdl);
    update(plainSdl);
    share = sharer(index); // In the same turn: no request sees the one without the other.
    plan = planner(plainSdl);
    sizes = harvestSizes(supergraphSdl);
    opened.keepOnly(new Set(subgraphsOf(supergraphSdl).map(({ name }) => name)));
  };
  return {
    gateway: served(
      {
        ...{ gateway, opened, share: () => share, plan: () => plan },
        costing: () => ({ sizes, register: options.register?.() ?? NO_REGISTER }),
      },
      options,
    ),
    links: opened.inUse,
    swap: (supergraphSdl) => {
      const swapped = turn.then(() => swapNow(supergraphSdl));
      turn = swapped.catch(() => undefined);
      return swapped;
    },
  };
}

interface Serving {
  readonly gateway: ApolloGateway;
  readonly opened: OpenLinks;
  readonly share: () => Share;
  readonly plan: () => Plan;
  readonly costing: () => Costing;
}

/** The gateway as the server meets it, with our calls around its executor. */
function served(
  { gateway, opened, share, plan, costing }: Serving,
  { limits, hidesSchema, recordKeeping, afterMutation, onUnexpected }: EngineOptions,
): Engine['gateway'] {
  const steps = {
    admit: admission(limits, { hidesSchema }),
    // What is in use now, which may be newer than what this request began with.
    inUse: (): SupergraphInUse => ({
      schema: gateway.schema ?? notLoaded(),
      share: share(),
      plan: plan(),
      costing: costing(),
    }),
    maxCost: limits.maxCost,
    admitToRecord: admitToRecord(recordKeeping ?? null),
    execute: gateway.executor,
    afterMutation: afterMutation ?? (() => Promise.resolve()),
    onUnexpected,
  };
  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    load: async (loading) => {
      await gateway.load(loading);
      return { executor: (request) => opened.track(handleRequest(request, steps)) };
    },
    stop: async () => {
      await gateway.stop();
      await opened.close();
    },
  };
}

function notLoaded(): never {
  throw new TypeError('An engine must be served before its supergraph is swapped.');
}
