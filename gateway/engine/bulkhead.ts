import { absence } from './absence';
import type { Link } from './link';

/** How many requests of a gateway one department may hold at once. */
export interface BulkheadBounds {
  /** Sent and not yet answered. */
  readonly underWay: number;
  /** Waiting to be sent; beyond, requests are answered as unavailable at once. */
  readonly waiting: number;
  /** How long a request may wait to be sent, ms; beyond, it is answered as one out of time. */
  readonly waitingMs: number;
}

/** Enough for a department that answers in 10 ms to answer 12,000 requests a second. */
export const BULKHEAD = { underWay: 128, waiting: 512 } as const;

/**
 * The same link, but a department that answers slowly holds a bounded number of requests, with their
 * memory and connections, and each for a bounded time; the others of the gateway are not its own. A mutation waits like a query,
 * and is never sent after its caller has gone.
 */
export function withBulkhead(link: Link, bounds: BulkheadBounds): Link {
  const places = new Places(bounds);
  return {
    ...link,
    fetch: async (request) => {
      const entry = await places.enter(request.signal);
      if (entry !== 'IN') return absence(REFUSED[entry], link, request);
      try {
        return await link.fetch(request);
      } finally {
        places.leave();
      }
    },
  };
}

/** How a request ended its wait for a place. */
type Entry = 'IN' | 'LATE' | 'FULL' | 'GONE';

const REFUSED = {
  LATE: 'DEPARTMENT_TIMEOUT',
  FULL: 'DEPARTMENT_UNAVAILABLE',
  GONE: 'DEPARTMENT_UNAVAILABLE',
} as const;

/** A bounded number of places, and a bounded line of those who wait for one. */
class Places {
  private taken = 0;
  private readonly line = new Set<(entry: Entry) => void>();

  constructor(private readonly bounds: BulkheadBounds) {}

  /** `IN` with a place; else why there is none, at once or after the wait. */
  enter(signal: AbortSignal): Promise<Entry> | Entry {
    if (this.taken < this.bounds.underWay) {
      this.taken += 1;
      return 'IN';
    }
    if (signal.aborted) return 'GONE';
    if (this.line.size >= this.bounds.waiting) return 'FULL';
    return new Promise((resolve) => {
      const goAway = () => {
        settle('GONE');
      };
      const settle = (entry: Entry) => {
        clearTimeout(patience);
        this.line.delete(settle);
        signal.removeEventListener('abort', goAway);
        resolve(entry);
      };
      const patience = setTimeout(() => {
        settle('LATE');
      }, this.bounds.waitingMs);
      this.line.add(settle);
      signal.addEventListener('abort', goAway, { once: true });
    });
  }

  /** Gives the place to the request that has waited longest. */
  leave(): void {
    const [next] = this.line;
    if (next) next('IN');
    else this.taken -= 1;
  }
}
