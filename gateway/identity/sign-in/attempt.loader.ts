import { createHash } from 'node:crypto';
import type { Transaction } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { networkOf } from '../../../shared/server/network-of';
import type { IdentityDatabase } from '../reachable';

/** Whose attempts are counted. */
export interface Attempt {
  /** Account or client as it was named, whether it exists or not. */
  readonly name: string;
  /** Address it came from. */
  readonly address: string;
  /** Id of a browser that signed in to this account before; null for any other. */
  readonly device: string | null;
}

/** An attempt that was counted as failed before it was looked at. */
export interface CountedAttempt {
  /** Ends the series of failures of this pair or device: who knows the secret was never guessing. */
  succeed(): Promise<void>;
}

/** Counts attempts, for all gateways at once. */
export interface Attempts {
  /**
   * Counts an attempt before anything is looked at: however many come at the same moment, no more than
   * allowed get a look. Throws TOO_MANY_REQUESTS with `retryAfterS`.
   */
  count(attempt: Attempt): Promise<CountedAttempt>;
  /**
   * For what nobody guesses: counts nothing before it is known to be wrong, so that a volley of
   * right ones is accepted. Throws TOO_MANY_REQUESTS with `retryAfterS` while the pair waits for
   * what it failed before.
   */
  watch(attempt: Attempt): Promise<WatchedAttempt>;
}

/** An attempt that counts once it has failed. */
export interface WatchedAttempt extends CountedAttempt {
  fail(): Promise<void>;
}

/** After the third failure of a pair the next waits 4 s, then 8, 16, …: ten are looked at in a quarter of an hour. */
const FREE_FAILURES = 2;
const LONGEST_WAIT_S = 15 * 60;
/** A series ends when its pair was left alone for so long after the wait. */
const QUIET_S = 60 * 60;
/** A name that failed so often within an hour is being guessed from many addresses … */
const SIEGE_FAILURES = 20;
/** … and a pair that failed at it once waits as if it had failed so much oftener. */
const SIEGE_STEPS = 5;
const PRUNE_MS = 60_000;
const MOST_KEYS = 100_000;

/** What counting needs. */
interface AttemptsOptions {
  readonly database: IdentityDatabase;
  readonly now: () => Date;
  /** Keys kept at most; those with the fewest failures go first. */
  readonly mostKeys?: number;
}

/**
 * Opens the counts. Each pair of name and address, and each browser that signed in before, has a series
 * of failures of its own; nothing that others did makes a pair wait that has not failed itself. The
 * counts lie in the database that all gateways share.
 */
export function openAttempts({ database, now, mostKeys = MOST_KEYS }: AttemptsOptions): Attempts {
  let prunedAtMs = -Infinity;
  const prune = async (transaction: Transaction): Promise<void> => {
    const nowMs = now().getTime();
    if (Math.abs(nowMs - prunedAtMs) < PRUNE_MS) return;
    prunedAtMs = nowMs;
    await transaction.query(DELETE_OLD, [now(), QUIET_S]);
    await transaction.query(DELETE_BEYOND, [mostKeys]);
  };
  const succeed = async ({ own, name }: Keys): Promise<void> =>
    database.asIdentity(async (transaction) => {
      await transaction.query(END_SERIES, [own]);
      if (name !== null) await transaction.query(TAKE_BACK, [name]);
    });
  const fail = async (keys: Keys): Promise<RiverGateError | undefined> =>
    database.asIdentity(async (transaction) => {
      await prune(transaction);
      return counted(transaction, keys, now());
    });
  return {
    count: async (attempt) => {
      const keys = keysOf(attempt);
      const failure = await fail(keys);
      if (failure) throw failure;
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

/** How long the pair or device waits still, in ms; 0 where it does not. */
async function waitOf(transaction: Transaction, { own }: Keys, now: Date): Promise<number> {
  const [row] = await transaction.query<{ nextAt: string }>(NEXT_AT, [own]);
  return row ? Math.max(0, Date.parse(row.nextAt) - now.getTime()) : 0;
}

interface Keys {
  /** Of the pair, or of the device. */
  readonly own: string;
  /** Of the name from everywhere; null for a device, which nobody else's failures slow down. */
  readonly name: string | null;
}

function keysOf({ name, address, device }: Attempt): Keys {
  const who = hashOf(name);
  return device === null
    ? { own: `pair/${who}/${networkOf(address)}`, name: `name/${who}` }
    : { own: `device/${who}/${device}`, name: null };
}

/**
 * Undefined if the attempt may be looked at, else its refusal. Locks its own key first, then the
 * name.
 */
async function counted(
  transaction: Transaction,
  { own, name }: Keys,
  now: Date,
): Promise<RiverGateError | undefined> {
  const [siege] =
    name === null ? [] : await transaction.query(UNDER_SIEGE, [name, now, SIEGE_FAILURES]);
  const steps = siege ? SIEGE_STEPS : 0;
  const values = [own, now, QUIET_S, steps, FREE_FAILURES, LONGEST_WAIT_S];
  const [taken] = await transaction.query(COUNT_OWN, values);
  if (taken && name !== null) await transaction.query(COUNT_NAME, [name, now, QUIET_S]);
  if (taken) return undefined;
  return tooMany(await waitOf(transaction, { own, name }, now));
}

/** Seconds that a pair waits after so many failures: `failures` is an expression of SQL. */
function waitS(failures: string): string {
  return `case when ${failures} + $4::int > $5::int
    then least($6::int, power(2, least(20, ${failures} + $4::int - 1))) else 0 end`;
}

const HAS_ENDED = `f.next_at <= $2::timestamptz - $3::int * interval '1 second'`;
const FAILURES = `case when ${HAS_ENDED} then 1 else f.failures + 1 end`;

const COUNT_OWN = `insert into exchange.sign_in_failure as f (key, window_starts_at, failures, next_at)
  values ($1, $2, 1, $2::timestamptz + (${waitS('1')}) * interval '1 second')
  on conflict (key) do update set failures = ${FAILURES},
    window_starts_at = case when ${HAS_ENDED} then $2 else f.window_starts_at end,
    next_at = $2::timestamptz + (${waitS(`(${FAILURES})`)}) * interval '1 second'
  where f.next_at <= $2
  returning failures`;

const COUNT_NAME = `insert into exchange.sign_in_failure as f (key, window_starts_at, failures, next_at)
  values ($1, $2, 1, $2)
  on conflict (key) do update set next_at = $2,
    failures = case when ${startedBefore('f')} then 1 else f.failures + 1 end,
    window_starts_at = case when ${startedBefore('f')} then $2 else f.window_starts_at end`;

function startedBefore(table: string): string {
  return `${table}.window_starts_at <= $2::timestamptz - $3::int * interval '1 second'`;
}

const UNDER_SIEGE = `select key from exchange.sign_in_failure
  where key = $1 and failures >= $3 and window_starts_at > $2::timestamptz - interval '1 hour'`;

const NEXT_AT = 'select next_at as "nextAt" from exchange.sign_in_failure where key = $1';
const END_SERIES = 'delete from exchange.sign_in_failure where key = $1';
const TAKE_BACK =
  'update exchange.sign_in_failure set failures = failures - 1 where key = $1 and failures > 0';

/** Those that somebody is counting at this moment stay. */
const DELETE_OLD = `delete from exchange.sign_in_failure where key = any(array(
  select key from exchange.sign_in_failure
  where next_at <= $1::timestamptz - $2::int * interval '1 second' limit 50000 for update skip locked))`;

const DELETE_BEYOND = `delete from exchange.sign_in_failure where key = any(array(
  select key from exchange.sign_in_failure where key in (
    select key from exchange.sign_in_failure order by failures desc, next_at desc offset $1)
  for update skip locked))`;

function tooMany(waitMs: number): RiverGateError {
  const retryAfterS = Math.max(1, Math.ceil(waitMs / 1000));
  return new RiverGateError(
    'TOO_MANY_REQUESTS',
    `This name failed from here before; the next try is looked at in ${String(retryAfterS)} seconds.`,
    { retryAfterS },
  );
}

/** What people type as a name may be a password: it is not kept. */
function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 22);
}
