import type { Caller } from '../../shared/identity/caller';
import { rolesFault } from '../../shared/identity/role-rules';
import { isRole } from '../../shared/identity/roles';
import type { SubjectRow } from './subject.queries';

/**
 * The caller of an account or client; null if it is not in use, or has no roles or roles that it
 * cannot have. If one role is limited to districts or sources, the limit applies to all roles.
 */
export function callerOfRow(
  row: SubjectRow | undefined,
  {
    isDemonstration,
    purpose,
  }: { readonly isDemonstration: boolean; readonly purpose: string | null },
): Caller | null {
  if (!row?.isInUse || (row.isDemonstration && !isDemonstration)) return null;
  const { id, kind, organisationKind, organisationId } = row;
  const posts = row.posts.map(({ post }) => post);
  if (!posts.every(isRole)) return null;
  const organisation = { kind: organisationKind, id: organisationId };
  const districts = boundBy(row.posts.map((post) => post.districts));
  const sources = boundBy(row.posts.map((post) => post.sources));
  const fault = rolesFault({ kind, organisation, posts, districts, sources });
  if (fault !== null) return null;
  const { generation } = row;
  return { subject: id, kind, organisation, roles: posts, districts, sources, purpose, generation };
}

function boundBy(lists: ReadonlyArray<ReadonlyArray<string> | null>): ReadonlyArray<string> | null {
  const bounds = lists.filter((list) => list !== null);
  return bounds.length === 0 ? null : [...new Set(bounds.flat())].sort();
}
