import type { Caller, Organisation } from './caller';
import { roleFacts, type Role } from './roles';

/** Roles of a holder, with the rows that they are for. */
export interface RoleHolder {
  readonly kind: Exclude<Caller['kind'], 'NOBODY'>;
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<Role>;
  readonly districts: ReadonlyArray<string> | null;
  readonly sources: ReadonlyArray<string> | null;
}

/**
 * Why these roles cannot be held together; null if they can. The only place with these rules:
 * accounts are checked when roles are assigned, tokens and permits when they are read.
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
    return `${post} is held in ${departments.join(' and ')} alone.`;
  if (who !== 'BOTH' && who !== kind) return `${post} is not held by a ${kind}.`;
  return reachFault(post, holder);
}

function reachFault(post: Role, { posts, districts, sources }: RoleHolder): string | null {
  if (roleFacts(post).reads !== 'SHARED' && posts.length > 1)
    return `${post} is held alone: a person who watches the exchange reads none of its data.`;
  if (post === 'DISTRICT_BUREAU' && !districts?.length) return `${post} is for districts.`;
  if (post === 'ENTERPRISE' && !sources?.length) return `${post} is for pollution sources.`;
  return null;
}
