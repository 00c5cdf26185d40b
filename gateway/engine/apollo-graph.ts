import { ApolloGateway } from '@apollo/gateway';
import { parse } from 'graphql';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { planHandover } from './execute-plan';
import type { GraphLoader } from './graph-loader';
import { linkSource } from './link-source';
import type { OpenLinks } from './open-links';
import { argumentsInRequires } from '../supergraph/arguments-in-requires';

/** Options of every ApolloGateway: no reporting, no exposed plans. */
const QUIET = {
  debug: false,
  __exposeQueryPlanExperimental: false,
  validateSupergraph: true,
  logger: { debug: silent, info: silent, warn: silent, error: silent },
} as const;

/** Loads supergraphs into @apollo/gateway: the reference for our own execution. */
export function apolloGraph(opened: OpenLinks): GraphLoader {
  const handover = planHandover();
  let running: RunningGateway | undefined;
  return {
    prepare: async (plainSdl) => {
      refuseArgumentsInRequires(plainSdl);
      if (running) await loadable(plainSdl);
      const next = running ?? (await startedGateway(plainSdl, handover, opened));
      const isFirst = !running;
      running = next;
      return () => {
        if (!isFirst) next.update(plainSdl);
        const { schema } = next.gateway;
        if (!schema) throw new TypeError('A gateway that is loaded has a schema.');
        return { schema, execute: handover.executeWith(next.gateway.executor) };
      };
    },
    stop: async () => {
      await running?.gateway.stop();
    },
  };
}

/** Throws SUPERGRAPH_REFUSED for what @apollo/gateway 2.14 would calculate from another value. */
function refuseArgumentsInRequires(plainSdl: string): void {
  const [fault] = argumentsInRequires(parse(plainSdl, { noLocation: true }));
  if (fault) throw new RiverGateError('SUPERGRAPH_REFUSED', fault);
}

interface RunningGateway {
  readonly gateway: ApolloGateway;
  readonly update: (plainSdl: string) => void;
}

async function startedGateway(
  plainSdl: string,
  handover: ReturnType<typeof planHandover>,
  opened: OpenLinks,
): Promise<RunningGateway> {
  let update: RunningGateway['update'] = () => undefined;
  const gateway = new ApolloGateway({
    ...QUIET,
    supergraphSdl: (hooks) => {
      update = hooks.update;
      return Promise.resolve({ supergraphSdl: plainSdl });
    },
    buildService: (definition) => linkSource(opened.linkTo(definition)),
    queryPlannerConfig: { cache: handover.store },
  });
  await loaded(gateway);
  return { gateway, update };
}

/**
 * Rejects with SUPERGRAPH_REFUSED if a supergraph cannot be loaded.
 *
 * Loads it into a separate ApolloGateway first, because an update that fails halfway leaves
 * ApolloGateway with the new schema and the old planner.
 */
async function loadable(supergraphSdl: string): Promise<void> {
  const trial = new ApolloGateway({
    ...QUIET,
    supergraphSdl,
    buildService: () => ({ process: () => Promise.resolve({}) }),
  });
  await loaded(trial);
  await trial.stop();
}

async function loaded(gateway: ApolloGateway): Promise<void> {
  try {
    await gateway.load();
  } catch (thrown) {
    const message = `The supergraph cannot be loaded: ${messageOf(thrown)}`;
    throw new RiverGateError('SUPERGRAPH_REFUSED', message);
  }
}

function silent(): void {
  // What matters among the gateway's messages also arrives as an error.
}
