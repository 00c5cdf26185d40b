import { ApolloGateway } from '@apollo/gateway';
import { messageOf } from '../../shared/errors/message-of';
import { RiverGateError } from '../../shared/errors/rivergate-error';

/** Options of every ApolloGateway: no reporting, no exposed plans. */
export const QUIET = {
  debug: false,
  __exposeQueryPlanExperimental: false,
  validateSupergraph: true,
  logger: { debug: silent, info: silent, warn: silent, error: silent },
} as const;

/**
 * Rejects with SUPERGRAPH_REFUSED if a supergraph cannot be loaded.
 *
 * Loads it into a separate ApolloGateway first, because an update that fails halfway leaves
 * ApolloGateway with the new schema and the old planner.
 */
export async function loadable(supergraphSdl: string): Promise<void> {
  const trial = new ApolloGateway({
    ...QUIET,
    supergraphSdl,
    buildService: () => ({ process: () => Promise.resolve({}) }),
  });
  await loaded(trial);
  await trial.stop();
}

/**
 * Loads the supergraph that a gateway was created with; rejects with SUPERGRAPH_REFUSED if that
 * fails.
 */
export async function loaded(gateway: ApolloGateway): Promise<void> {
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
