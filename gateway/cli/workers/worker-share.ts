import type { Settings } from '../../../shared/config/settings';
import { otherConnections } from '../../../shared/data/database';
import { serverConnections } from '../../../shared/data/server/server-connections';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { CONNECTIONS as OF_A_LEDGER } from '../../ledger/ledger-connection';

/** Settings of the worker of this number, from 1: its share of what all workers may use together. */
export function settingsOfWorker(settings: Settings, number: number): Settings {
  const { workers, poolSize, cacheMb, maxConnections, maxConnectionsPerAddress } = settings;
  const share = (whole: number) => Math.ceil(whole / workers);
  const rest = settings.tracesPerSecond % workers;
  return {
    ...settings,
    poolSize: share(poolSize),
    cacheMb: Math.max(LEAST_CACHE_MB, Math.floor(cacheMb / workers)),
    maxConnections: share(maxConnections),
    maxConnectionsPerAddress: share(maxConnectionsPerAddress),
    tracesPerSecond: Math.floor(settings.tracesPerSecond / workers) + (number <= rest ? 1 : 0),
  };
}

/** The least that RIVERGATE_CACHE_MB allows. */
const LEAST_CACHE_MB = 8;
/** Ledgers and their readers in the primary process: to append, chain, seal, watch and measure. */
const LEDGERS_OF_PRIMARY = 6;
/** Short ones: to migrate, to take turns, to watch locks. */
const PASSING = 4;

/** The most connections to PostgreSQL of one worker, those of its ledger not included. */
export interface ConnectionShare {
  readonly ofWorker: number;
}

/**
 * Divides the connections of a PostgreSQL among the processes of a hub, so that all together stay
 * below its `max_connections`. Throws SETTINGS_INVALID if it grants too few.
 */
export async function connectionShare(url: string, settings: Settings): Promise<ConnectionShare> {
  const { workers } = settings;
  const { poolSize } = settingsOfWorker(settings, 1);
  const others = otherConnections(poolSize);
  const ofPrimary = poolSize + others + LEDGERS_OF_PRIMARY * OF_A_LEDGER + PASSING;
  const granted = await serverConnections(url);
  const share = Math.floor((granted - ofPrimary) / workers);
  const least = others + OF_A_LEDGER + 1;
  if (share < least) {
    throw new RiverGateError(
      'SETTINGS_INVALID',
      `RIVERGATE_WORKERS=${String(workers)} needs ${String(ofPrimary + workers * least)} connections to PostgreSQL at RIVERGATE_POOL_SIZE=${String(settings.poolSize)}, but its max_connections grants ${String(granted)}. Raise that, or lower one of the two.`,
    );
  }
  return { ofWorker: share - OF_A_LEDGER };
}
