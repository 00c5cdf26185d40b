import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { AccountEvent } from '../../acts/act';
import type { MemberKey, MemberKind } from './member-key';

/** Returns the error for a member that does not exist, or that the caller may not see. */
export function unknownMember({ kind, id }: MemberKey): RiverGateError {
  return new RiverGateError('BAD_USER_INPUT', `No ${nameOf(kind)} is named "${id}".`);
}

/** Returns the error for a command that the member's state does not allow. */
export function refused({ kind, id }: MemberKey, why: string): RiverGateError {
  return new RiverGateError('TRANSITION_REFUSED', `The ${nameOf(kind)} "${id}" ${why}.`);
}

/** The facts of a member in the audit log. */
export function factsOf({
  kind,
  id,
  department,
}: MemberKey & { readonly department: string }): AccountEvent['facts'] {
  return { [nameOf(kind)]: id, department };
}

/** Returns the name of a kind in messages. */
export function nameOf(kind: MemberKind): string {
  return kind.toLowerCase();
}
