import type { Change, Peers } from '../hub/peers';
import type { PrimaryCalls } from './calls';
import type { Channel } from './channel';

/** The other workers, and the way by which their changes arrive. */
export interface ReachedPeers extends Peers {
  receive(change: Change): Promise<void>;
}

/**
 * Opens the way to the other workers, which goes over the primary process. One that cannot be
 * reached learns of a change from the sharing state, within a second.
 */
export function peersBy(primary: Channel<PrimaryCalls>): ReachedPeers {
  let react: (change: Change) => Promise<void> = () => Promise.resolve();
  return {
    changed: (change) => primary.call('changed', change).catch(() => undefined),
    onChange: (listener) => {
      react = listener;
    },
    receive: (change) => react(change),
  };
}
