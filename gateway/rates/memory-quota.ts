import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Quota, Draw } from './quota';

/** The options of a quota that is counted in this process. */
interface MemoryQuotaOptions {
  readonly name: string;
  readonly limit: number;
  /** Maximum number of keys held; the key that was used longest ago is dropped first. */
  readonly mostKeys: number;
}

const WINDOW_S = 60;

/**
 * Returns a quota counted in the memory of this process. A caller with more addresses than there
 * are keys gains nothing when keys are dropped: each address has its own quota anyway, and a
 * used-up one is held as long as it is used.
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
