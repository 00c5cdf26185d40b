import { createHash } from 'node:crypto';
import type { Transaction } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { networkOf } from '../../../shared/server/network-of';
import type { IdentityDatabase } from '../reachable';
import { countFailure, deleteFailures, endSeries, waitOf, type FailureKeys } from './attempt.store';

/** Whose attempts are counted. */
export interface Attempt {
  /** Name of the account or client as given, whether it exists or not. */
  readonly name: string;
  /** Address of the caller. */
  readonly address: string;
  /** Id of a browser that signed in to this account before; null for any other browser. */
  readonly device: string | null;
}

/** An attempt that was counted as failed before it was checked. */
export interface CountedAttempt {
  /**
   * Ends the series of failures of this pair or device: a caller who knows the secret was not
   * guessing.
   */
  succeed(): Promise<void>;
}

/** Counts attempts, for all gateways at once. */
export interface Attempts {
  /**
   * Counts an attempt before anything is checked: of many at the same moment, no more than allowed
   * are checked. Throws TOO_MANY_REQUESTS with `retryAfterS`.
   */
  count(attempt: Attempt): Promise<CountedAttempt>;
  /**
   * For credentials that nobody can guess: counts an attempt only once it has failed, so that many
   * valid ones at once are accepted. Throws TOO_MANY_REQUESTS with `retryAfterS` while the pair has
   * to wait because of earlier failures.
   */
  watch(attempt: Attempt): Promise<WatchedAttempt>;
}

/** An attempt that is counted once it has failed. */
export interface WatchedAttempt extends CountedAttempt {
  fail(): Promise<void>;
}

const PRUNE_MS = 60_000;
const MOST_KEYS = 100_000;

/** Options of counting. */
interface AttemptsOptions {
  readonly database: IdentityDatabase;
  readonly now: () => Date;
  /** The most keys that are stored; those with the fewest failures are deleted first. */
  readonly mostKeys?: number;
}

/**
 * Opens the counts. Each pair of name and address, and each browser that signed in before, has its
 * own series of failures; a pair that has not failed never has to wait because of others. The
 * counts are in the database that all gateways share.
 */
export function openAttempts({ database, now, mostKeys = MOST_KEYS }: AttemptsOptions): Attempts {
  let prunedAtMs = -Infinity;
  const prune = async (transaction: Transaction): Promise<void> => {
    const nowMs = now().getTime();
    if (Math.abs(nowMs - prunedAtMs) < PRUNE_MS) return;
    prunedAtMs = nowMs;
    await deleteFailures(transaction, now(), mostKeys);
  };
  const succeed = async (keys: FailureKeys): Promise<void> =>
    database.asIdentity((transaction) => endSeries(transaction, keys));
  const fail = async (keys: FailureKeys): Promise<number> =>
    database.asIdentity(async (transaction) => {
      await prune(transaction);
      return countFailure(transaction, keys, now());
    });
  return {
    count: async (attempt) => {
      const keys = keysOf(attempt);
      const waitMs = await fail(keys);
      if (waitMs > 0) throw tooMany(waitMs);
      return { succeed: () => succeed(keys) };
    },
    watch: async (attempt) => {
      const keys = keysOf(attempt);
      const waitMs = await database.asIdentity((transaction) => waitOf(transaction, keys, now()));
      if (waitMs > 0) throw tooMany(waitMs);
      return {
        fail: async () => void (await fail(keys)),
        succeed: () => succeed({ ...keys, name: null }), // Nothing was counted of it.
      };
    },
  };
}

function keysOf({ name, address, device }: Attempt): FailureKeys {
  const who = hashOf(name);
  return device === null
    ? { own: `pair/${who}/${networkOf(address)}`, name: `name/${who}` }
    : { own: `device/${who}/${device}`, name: null };
}

function tooMany(waitMs: number): RiverGateError {
  const retryAfterS = Math.max(1, Math.ceil(waitMs / 1000));
  return new RiverGateError(
    'TOO_MANY_REQUESTS',
    `Sign-ins with this name have failed from here; the next attempt is possible in ${String(retryAfterS)} seconds.`,
    { retryAfterS },
  );
}

/** People sometimes type a password as the name, so only its hash is stored. */
function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 22);
}
