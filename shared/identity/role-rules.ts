import type { Caller, Organisation } from './caller';
import { roleFacts, type Role } from './roles';

/** The roles of a holder, with the districts or pollution sources that limit its rows. */
export interface RoleHolder {
  readonly kind: Exclude<Caller['kind'], 'NOBODY'>;
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<Role>;
  readonly districts: ReadonlyArray<string> | null;
  readonly sources: ReadonlyArray<string> | null;
}

/**
 * Returns why the holder cannot have these roles; null if it can. All checks use this function:
 * accounts when roles are assigned, tokens and permits when they are read.
 */
export function rolesFault(holder: RoleHolder): string | null {
  if (holder.posts.length === 0) return 'No role is held.';
  if (new Set(holder.posts).size < holder.posts.length) return 'A role is held twice.';
  for (const post of holder.posts) {
    const fault = roleFault(post, holder);
    if (fault) return fault;
  }
  return null;
}

function roleFault(post: Role, holder: RoleHolder): string | null {
  const { heldIn, departments, holder: who } = roleFacts(post);
  const { kind, organisation } = holder;
  if (!heldIn.includes(organisation.kind))
    return `${post} is not held in an organisation of kind ${organisation.kind}.`;
  if (departments && !departments.includes(organisation.id))
    return `${post} is only held in ${departments.join(' and ')}.`;
  if (who !== 'BOTH' && who !== kind) return `${post} is not held by a ${kind}.`;
  return reachFault(post, holder);
}

function reachFault(post: Role, { posts, districts, sources }: RoleHolder): string | null {
  if (roleFacts(post).reads !== 'SHARED' && posts.length > 1)
    return `${post} cannot be combined with other roles: a person who supervises the exchange must not read its data.`;
  if (post === 'DISTRICT_BUREAU' && !districts?.length)
    return `${post} requires at least one district.`;
  if (post === 'ENTERPRISE' && !sources?.length)
    return `${post} requires at least one pollution source.`;
  return null;
}
