import { openRates, type RateLimits, type Rates } from '../../rates/rates';
import type { PrimaryCalls } from './calls';
import type { Channel } from './channel';

/** Rates that the primary process counts for all workers, so that each limit is exact. */
export function workerRates(limits: RateLimits, primary: Channel<PrimaryCalls>): Rates {
  return {
    countRequest: (who) => primary.call('countRequest', who),
    countCost: (who, cost) => primary.call('countCost', { who, cost }),
    countSignIn: (name, address) => primary.call('countSignIn', { name, address }),
    quotasOf: openRates(limits).quotasOf, // Their terms alone: nothing is counted here.
  };
}
