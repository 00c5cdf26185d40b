import { departmentOf } from '../../../../shared/identity/caller';
import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';
import { KEEPER } from '../../acts/act';
import type { AccountsContext } from '../accounts-context';
import type { MemberKey } from './member-key';
import { unknownMember } from './member-faults';
import type { MemberRow, MemberScope } from './member-row';

/**
 * Returns the department whose members the caller sees, which is the caller's department. Exchange
 * operators, auditors and administrators of the bureau that operates the hub see all members.
 */
export function memberScope({
  caller,
  acts,
}: Pick<AccessDecisions, 'caller' | 'acts'>): MemberScope {
  const own = departmentOf(caller);
  const keepsAll = acts('MANAGE_ACCOUNTS') && own === KEEPER;
  if (keepsAll || acts('STAND_IN_FOR_STEWARDS') || acts('READ_WHOLE_RECORD'))
    return { department: null };
  return { department: own ?? '' }; // No department has an empty id.
}

/**
 * Throws BAD_USER_INPUT for a member that the caller may not see, with the message for one that
 * does not exist, so that nobody can find other departments' members by trying names.
 */
export async function requireSeen(
  { access, load }: AccountsContext,
  key: MemberKey,
): Promise<void> {
  const { department } = memberScope(access);
  const row = await rowOf(load, key);
  const isSeen = row && (department === null || row.departmentId === department);
  if (!isSeen) throw unknownMember(key);
}

function rowOf(
  { accounts: { members } }: AccountsContext['load'],
  { kind, id }: MemberKey,
): Promise<MemberRow | undefined> {
  if (kind === 'ACCOUNT') return members.account(id);
  return kind === 'CLIENT' ? members.client(id) : members.organisation(id);
}
