import type { Transaction } from '../../../shared/data/database';
import { instant, int, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';

/** The keys by which failures of an attempt are counted. */
export interface FailureKeys {
  /** Of the pair of name and address, or of the device. */
  readonly own: string;
  /**
   * Of the name, from all addresses; null for a device, which the failures of others do not slow
   * down.
   */
  readonly name: string | null;
}

/**
 * After the third failure of a pair the next attempt has to wait 4 s, then 8, 16, …, so that ten
 * are checked within a quarter of an hour.
 */
const FREE_FAILURES = 2;
const LONGEST_WAIT_S = 15 * 60;
/** A series of failures ends if its pair makes no attempt for this long after the wait. */
const QUIET_S = 60 * 60;
/** A name with this many failures within an hour is being guessed from many addresses … */
const SIEGE_FAILURES = 20;
/** … and a pair that failed with it once waits as if it had failed this many times more. */
const SIEGE_STEPS = 5;

/**
 * Counts a failure, unless the pair or device has to wait. Returns 0 if the attempt may be checked,
 * else the remaining wait in ms. Locks its own key first, then the name.
 */
export async function countFailure(
  transaction: Transaction,
  keys: FailureKeys,
  now: Date,
): Promise<number> {
  const { own, name } = keys;
  const [siege] =
    name === null ? [] : await transaction.query(UNDER_SIEGE, [name, now, SIEGE_FAILURES]);
  const steps = siege ? SIEGE_STEPS : 0;
  const values = [own, now, QUIET_S, steps, FREE_FAILURES, LONGEST_WAIT_S] as const;
  const [taken] = await transaction.query(COUNT_OWN, values);
  if (!taken) return Math.max(1, await waitOf(transaction, keys, now));
  if (name !== null) await transaction.query(COUNT_NAME, [name, now, QUIET_S]);
  return 0;
}

/** The remaining wait of the pair or device, in ms; 0 if it need not wait. */
export async function waitOf(
  transaction: Transaction,
  { own }: FailureKeys,
  now: Date,
): Promise<number> {
  const [row] = await transaction.query(NEXT_AT, [own]);
  return row ? Math.max(0, Date.parse(row.nextAt) - now.getTime()) : 0;
}

/** Ends the series of a pair or device, and subtracts its failure from those of the name. */
export async function endSeries(
  transaction: Transaction,
  { own, name }: FailureKeys,
): Promise<void> {
  await transaction.query(END_SERIES, [own]);
  if (name !== null) await transaction.query(TAKE_BACK, [name]);
}

/** Deletes series that have ended, and those with the fewest failures beyond a number of keys. */
export async function deleteFailures(
  transaction: Transaction,
  now: Date,
  mostKeys: number,
): Promise<void> {
  await transaction.query(DELETE_OLD, [now, QUIET_S]);
  await transaction.query(DELETE_BEYOND, [mostKeys]);
}

/**
 * How many seconds a pair waits after a number of failures, which is given as an SQL expression.
 */
function waitS(failures: string): string {
  return `case when ${failures} + $4::int > $5::int
    then least($6::int, power(2, least(20, ${failures} + $4::int - 1))) else 0 end`;
}

const HAS_ENDED = `f.next_at <= $2::timestamptz - $3::int * interval '1 second'`;
const FAILURES = `case when ${HAS_ENDED} then 1 else f.failures + 1 end`;

/** A failure of a pair or device at an instant; no row if it has to wait. */
export const COUNT_OWN = statement({
  text: `insert into exchange.sign_in_failure as f (key, window_starts_at, failures, next_at)
    values ($1, $2, 1, $2::timestamptz + (${waitS('1')}) * interval '1 second')
    on conflict (key) do update set failures = ${FAILURES},
      window_starts_at = case when ${HAS_ENDED} then $2 else f.window_starts_at end,
      next_at = $2::timestamptz + (${waitS(`(${FAILURES})`)}) * interval '1 second'
    where f.next_at <= $2
    returning failures`,
  columns: { failures: int() },
  parameters: [text(), instant(), int(), int(), int(), int()],
});

/** A failure of a name at an instant. */
export const COUNT_NAME = statement({
  text: `insert into exchange.sign_in_failure as f (key, window_starts_at, failures, next_at)
    values ($1, $2, 1, $2)
    on conflict (key) do update set next_at = $2,
      failures = case when ${startedBefore('f')} then 1 else f.failures + 1 end,
      window_starts_at = case when ${startedBefore('f')} then $2 else f.window_starts_at end`,
  parameters: [text(), instant(), int()],
});

function startedBefore(table: string): string {
  return `${table}.window_starts_at <= $2::timestamptz - $3::int * interval '1 second'`;
}

/** A name with at least this many failures in the hour before an instant. */
export const UNDER_SIEGE = statement({
  text: `select key from exchange.sign_in_failure
    where key = $1 and failures >= $3 and window_starts_at > $2::timestamptz - interval '1 hour'`,
  columns: { key: text() },
  parameters: [text(), instant(), int()],
});

/** When the next attempt of a pair or device is checked. */
export const NEXT_AT = statement({
  text: 'select next_at as "nextAt" from exchange.sign_in_failure where key = $1',
  columns: { nextAt: instant() },
  parameters: [text()],
});

/** The series of a pair or device, ended. */
export const END_SERIES = statement({
  text: 'delete from exchange.sign_in_failure where key = $1',
  parameters: [text()],
});

/** One failure fewer of a name. */
export const TAKE_BACK = statement({
  text: 'update exchange.sign_in_failure set failures = failures - 1 where key = $1 and failures > 0',
  parameters: [text()],
});

/**
 * Series that ended a number of seconds before an instant; those that are being counted right now
 * stay.
 */
export const DELETE_OLD = statement({
  text: `delete from exchange.sign_in_failure where key = any(array(
    select key from exchange.sign_in_failure
    where next_at <= $1::timestamptz - $2::int * interval '1 second' limit 50000 for update skip locked))`,
  parameters: [instant(), int()],
});

/** Series beyond a number, those with the fewest failures first. */
export const DELETE_BEYOND = statement({
  text: `delete from exchange.sign_in_failure where key = any(array(
    select key from exchange.sign_in_failure where key in (
      select key from exchange.sign_in_failure order by failures desc, next_at desc offset $1)
    for update skip locked))`,
  parameters: [int()],
});
