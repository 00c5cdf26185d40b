import { absence } from './absence';
import type { Link, LinkAnswer, LinkRequest } from './link';

/** How many requests of a gateway one department may hold at once. */
export interface BulkheadBounds {
  /** Sent and not yet answered. */
  readonly underWay: number;
  /** Waiting to be sent; beyond, requests are answered as unavailable at once. */
  readonly waiting: number;
}

/** Enough for a department that answers in 10 ms to answer 12,000 requests a second. */
export const BULKHEAD: BulkheadBounds = { underWay: 128, waiting: 512 };

/**
 * The same link, but a department that answers slowly holds a bounded number of requests, with their
 * memory and connections; the others of the gateway are not its own. A mutation waits like a query,
 * and is never sent after its caller has gone.
 */
export function withBulkhead(link: Link, bounds: BulkheadBounds = BULKHEAD): Link {
  const places = new Places(bounds);
  return {
    ...link,
    fetch: async (request) => {
      if (!(await places.enter(request.signal))) return unavailable(link, request);
      try {
        return await link.fetch(request);
      } finally {
        places.leave();
      }
    },
  };
}

function unavailable({ department }: Link, request: LinkRequest): LinkAnswer {
  return absence('DEPARTMENT_UNAVAILABLE', { department }, request);
}

/** A bounded number of places, and a bounded line of those who wait for one. */
class Places {
  private taken = 0;
  private readonly line = new Set<(isIn: boolean) => void>();

  constructor(private readonly bounds: BulkheadBounds) {}

  /** Whether there is a place; false if too many wait, or the caller goes away before. */
  enter(signal: AbortSignal): Promise<boolean> | boolean {
    if (this.taken < this.bounds.underWay) {
      this.taken += 1;
      return true;
    }
    if (signal.aborted || this.line.size >= this.bounds.waiting) return false;
    return new Promise((resolve) => {
      const leaveLine = () => {
        settle(false);
      };
      const settle = (isIn: boolean) => {
        this.line.delete(settle);
        signal.removeEventListener('abort', leaveLine);
        resolve(isIn);
      };
      this.line.add(settle);
      signal.addEventListener('abort', leaveLine, { once: true });
    });
  }

  /** Gives the place to the request that has waited longest. */
  leave(): void {
    const [next] = this.line;
    if (next) next(true);
    else this.taken -= 1;
  }
}
