import { PUBLIC_CALLER } from '../../shared/identity/caller';
import { permitsFor, type Permits } from '../../shared/sharing/permits';

/**
 * What the public may read while nothing is known of what is shared: what a policy binds is refused. Of
 * a gateway that identifies nobody (somebody else's supergraph, which has no policies of ours).
 */
export function permitsOfThePublic(): Permits {
  return permitsFor({ state: null, isFresh: false, caller: PUBLIC_CALLER, now: new Date() });
}
