import { PUBLIC_CALLER } from '../../shared/identity/caller';
import { accessFor, type AccessDecisions } from '../../shared/sharing/access-decisions';

/**
 * What the public may read while nothing is known of what is shared: what a policy binds is refused. Of
 * a gateway that identifies nobody (somebody else's supergraph, which has no policies of ours).
 */
export function permitsOfThePublic(): AccessDecisions {
  return accessFor({ state: null, isFresh: false, caller: PUBLIC_CALLER, now: new Date() });
}
