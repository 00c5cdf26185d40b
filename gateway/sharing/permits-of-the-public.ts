import { PUBLIC_CALLER } from '../../shared/identity/caller';
import { accessFor, type AccessDecisions } from '../../shared/sharing/access-decisions';

/**
 * What the public may read while the sharing state is unknown: every field with a policy is
 * refused. For a gateway that identifies nobody (a supergraph of others, without our policies).
 */
export function permitsOfThePublic(): AccessDecisions {
  return accessFor({ state: null, isFresh: false, caller: PUBLIC_CALLER, now: new Date() });
}
