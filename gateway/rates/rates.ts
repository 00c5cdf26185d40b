import { RiverGateError } from '../../shared/errors/rivergate-error';
import { networkOf } from '../../shared/server/network-of';
import { memoryQuota } from './memory-quota';
import type { Draw, Quota, QuotaTerms } from './quota';

/** The caller for whom requests are counted. */
export interface Counted {
  /** Account or client that signed in; null for the public, which is counted by its address. */
  readonly subject: string | null;
  readonly address: string;
}

/** The state of a caller's quota after a request. */
export interface Standing {
  readonly quota: QuotaTerms;
  readonly taken: Draw;
}

/** Limits per minute. */
export interface RateLimits {
  readonly publicRequestsPerMinute: number;
  readonly publicCostPerMinute: number;
  readonly requestsPerMinute: number;
  readonly costPerMinute: number;
}

/** Counts requests and their cost. */
export interface Rates {
  countRequest(who: Counted): Promise<Standing>;
  countCost(who: Counted, cost: number): Promise<Standing>;
  /**
   * Counts an attempt to sign in by account name and address together, so that nobody can use up
   * the quota of another.
   */
  countSignIn(name: string, address: string): Promise<Standing>;
  /** The quotas of this caller, for `RateLimit-Policy`. */
  quotasOf(who: Counted): ReadonlyArray<QuotaTerms>;
}

const MOST_KEYS = 100_000;
/**
 * Limit for sign-ins by one name from one address; tokens and sessions last for minutes, so few are
 * needed.
 */
const SIGN_INS_PER_MINUTE = 120;

/**
 * Creates the counters of this process: by address, and separately by signed-in account or client.
 */
export function openRates(limits: RateLimits): Rates {
  const quota = (name: string, limit: number) => memoryQuota({ name, limit, mostKeys: MOST_KEYS });
  const ofPublic = {
    requests: quota('requests', limits.publicRequestsPerMinute),
    cost: quota('cost', limits.publicCostPerMinute),
  };
  const ofSubjects = {
    requests: quota('requests', limits.requestsPerMinute),
    cost: quota('cost', limits.costPerMinute),
  };
  const signIns = quota('sign-ins', SIGN_INS_PER_MINUTE);
  const quotas = ({ subject }: Counted) => (subject === null ? ofPublic : ofSubjects);
  return {
    countRequest: (who) => count(quotas(who).requests, keyOf(who), 1),
    // Capped, so that a single operation always fits: its cost has a limit of its own.
    countCost: (who, cost) =>
      count(quotas(who).cost, keyOf(who), Math.min(Math.ceil(cost), quotas(who).cost.limit)),
    countSignIn: (name, address) => count(signIns, `${networkOf(address)} ${name}`, 1),
    quotasOf: (who) => Object.values(quotas(who)),
  };
}

function keyOf({ subject, address }: Counted): string {
  return subject ?? networkOf(address);
}

async function count(quota: Quota, key: string, points: number): Promise<Standing> {
  const { name, limit, windowS } = quota;
  return { quota: { name, limit, windowS }, taken: await quota.take(key, points) };
}

/** Throws TOO_MANY_REQUESTS with `retryAfterS` if the quota refused the request. */
export function requireAllowed({ quota, taken }: Standing): void {
  if (taken.isAllowed) return;
  const { name, limit, windowS } = quota;
  throw new RiverGateError(
    'TOO_MANY_REQUESTS',
    `The ${name} of this minute are used up: ${String(limit)} in ${String(windowS)} seconds. They are available again in ${String(taken.resetS)} seconds.`,
    { retryAfterS: taken.resetS, quota: name, limit },
  );
}
