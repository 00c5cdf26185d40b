import { DISTRICTS } from '../../../../shared/domain/districts';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Organisation } from '../../../../shared/identity/caller';
import { rolesFault } from '../../../../shared/identity/role-rules';
import type { Role } from '../../../../shared/identity/roles';

/** A role with the rows that it covers; null: all rows that the organisation may read. */
export interface AssignedRole {
  readonly post: Role;
  /** Codes of districts. */
  readonly districts?: ReadonlyArray<string> | null;
  /** Ids of pollution sources. */
  readonly sources?: ReadonlyArray<string> | null;
}

/** Roles to be assigned. */
export interface HeldRoles {
  readonly kind: 'PERSON' | 'MACHINE';
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<AssignedRole>;
}

/**
 * Throws BAD_USER_INPUT unless one account of this organisation can hold these roles together, for
 * these districts and sources.
 */
export function requireRoles({ kind, organisation, posts }: HeldRoles): void {
  const districts = joined(posts.map((given) => given.districts ?? null));
  const sources = joined(posts.map((given) => given.sources ?? null));
  const fault =
    rolesFault({ kind, organisation, posts: posts.map(({ post }) => post), districts, sources }) ??
    districtFault(districts ?? []) ??
    sourceFault(sources ?? []);
  if (fault) throw new RiverGateError('BAD_USER_INPUT', fault);
}

/**
 * Returns the rows that several roles cover together: roles that name rows restrict those that name
 * none.
 */
function joined(lists: ReadonlyArray<ReadonlyArray<string> | null>): ReadonlyArray<string> | null {
  const named = lists.filter((list) => list !== null);
  return named.length === 0 ? null : [...new Set(named.flat())];
}

function districtFault(codes: ReadonlyArray<string>): string | null {
  const unknown = codes.find((code) => !DISTRICTS.some((district) => district.code === code));
  return unknown === undefined ? null : `No district of the city has the code "${unknown}".`;
}

function sourceFault(ids: ReadonlyArray<string>): string | null {
  const odd = ids.find((id) => !/^[a-z0-9][a-z0-9-]{0,63}$/.test(id));
  return odd === undefined ? null : `No pollution source has an id like "${odd}".`;
}
