import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Quota, Draw } from './quota';

/** A quota that this process counts by itself. */
interface MemoryQuotaOptions {
  readonly name: string;
  readonly limit: number;
  /** Keys known at once; the one that asked longest ago is forgotten for the next. */
  readonly mostKeys: number;
}

const WINDOW_S = 60;

/**
 * A quota counted in the memory of this process. Who has more addresses than there are keys gains
 * nothing by being forgotten: each address has a quota of its own anyway, and one that is used up stays
 * known while it is asked from.
 */
export function memoryQuota({ name, limit, mostKeys }: MemoryQuotaOptions): Quota {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points: limit, duration: WINDOW_S });
  const known = new LRUCache<string, true>({
    max: mostKeys,
    dispose: (_, key, reason) => {
      if (reason === 'evict') void limiter.delete(key);
    },
  });
  const take = async (key: string, points: number): Promise<Draw> => {
    known.set(key, true);
    try {
      return taken(await limiter.consume(key, points), true);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const left = await limiter.reward(key, points);
      return taken(left, false);
    }
  };
  return { name, limit, windowS: WINDOW_S, take };
}

function taken({ remainingPoints, msBeforeNext }: RateLimiterRes, isAllowed: boolean): Draw {
  const resetS = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return { isAllowed, remaining: Math.max(0, remainingPoints), resetS };
}
