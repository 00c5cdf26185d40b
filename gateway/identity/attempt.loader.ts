import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { IdentityDatabase } from './reachable';
import { RiverGateError } from '../../shared/errors/rivergate-error';

/** Whose attempts are counted. */
export interface Attempt {
  /** Account or client as it was named, whether it exists or not. */
  readonly name: string;
  /** Address it came from. */
  readonly address: string;
}

/** An attempt that was counted as failed before it was looked at. */
export interface CountedAttempt {
  /** Takes the count back: it was none of a stranger. */
  succeed(): Promise<void>;
}

const WINDOW_MS = 15 * 60_000;
/** Failures within 15 minutes: of one name from one address, of one name, of one address. */
const FAILURES = { pair: 10, name: 50, address: 100 } as const;
/** Attempts within 15 minutes, failed or not: a token lives for minutes, so few are needed. */
const ATTEMPTS = { name: 300, address: 3000 } as const;

/**
 * Counts an attempt, for all gateways at once, before anything is looked at: however many come at the
 * same moment, no more than allowed get a look. Throws TOO_MANY_REQUESTS with `retryAfterS`.
 *
 * The counts lie in the database that all gateways share; a counter in each process (as of
 * @fastify/rate-limit without a store of its own) would allow as much again for each gateway.
 */
export async function countAttempt(
  database: IdentityDatabase,
  { name, address }: Attempt,
  now: Date,
): Promise<CountedAttempt> {
  const [who, where] = [hashOf(name), networkOf(address)];
  const failures = new Map<string, number>([
    [`failure/${who}/${where}`, FAILURES.pair],
    [`failure/${who}`, FAILURES.name],
    [`failure//${where}`, FAILURES.address],
  ]);
  const limits = new Map([
    ...failures,
    [`attempt/${who}`, ATTEMPTS.name],
    [`attempt//${where}`, ATTEMPTS.address],
  ]);
  const counts = await count(database, [...limits.keys()], now);
  const exceeded = counts.filter(({ key, failures: found }) => found > (limits.get(key) ?? 0));
  if (exceeded.length > 0) throw tooMany(exceeded, now);
  return { succeed: () => takeBack(database, [...failures.keys()], now) };
}

interface CountRow {
  readonly key: string;
  readonly failures: number;
  readonly windowStartsAt: string;
}

function count(
  database: IdentityDatabase,
  keys: ReadonlyArray<string>,
  now: Date,
): Promise<CountRow[]> {
  const windowMs = now.getTime() - WINDOW_MS;
  return database.asIdentity((transaction) =>
    // In the order of keys, so that two attempts never wait for each other.
    transaction.query<CountRow>(
      `insert into directory.sign_in_failure as f (key, window_starts_at, failures)
       select key, $2, 1 from unnest($1::text[]) as key order by key
       on conflict (key) do update set
         failures = case when f.window_starts_at <= $3 then 1 else f.failures + 1 end,
         window_starts_at = case when f.window_starts_at <= $3 then $2 else f.window_starts_at end
       returning key, failures, window_starts_at as "windowStartsAt"`,
      [[...keys].sort(), now, new Date(windowMs)],
    ),
  );
}

/** Takes counts away, too, whose time is over; those that somebody is counting at this moment stay. */
async function takeBack(
  database: IdentityDatabase,
  keys: ReadonlyArray<string>,
  now: Date,
): Promise<void> {
  await database.asIdentity(async (transaction) => {
    await transaction.query(
      `update directory.sign_in_failure set failures = failures - 1 where failures > 0 and key in
         (select key from directory.sign_in_failure where key = any($1) order by key for update)`,
      [keys],
    );
    await transaction.query(
      `delete from directory.sign_in_failure where key in
         (select key from directory.sign_in_failure where window_starts_at <= $1 for update skip locked)`,
      [new Date(now.getTime() - WINDOW_MS)],
    );
  });
}

function tooMany(exceeded: ReadonlyArray<CountRow>, now: Date): RiverGateError {
  const ends = exceeded.map(({ windowStartsAt }) => Date.parse(windowStartsAt) + WINDOW_MS);
  const retryAfterS = Math.max(1, Math.ceil((Math.max(...ends) - now.getTime()) / 1000));
  return new RiverGateError(
    'TOO_MANY_REQUESTS',
    `Too many attempts; the next is looked at in ${String(retryAfterS)} seconds.`,
    { retryAfterS },
  );
}

/** What people type as a name may be a password: it is not kept. */
function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 22);
}

/** IPv4 as it is; of IPv6 the first half, because one subscriber has all the rest. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const zeros = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, zeros)).fill('0'), ...groups(tail)];
  return `${all.slice(0, 4).join(':')}::/64`;
}
