import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { AccountEvent } from '../../acts/act';
import type { MemberKey, MemberKind } from './member-key';

/** The fault of a name that nobody bears, or nobody of whom the caller may know. */
export function unknownMember({ kind, id }: MemberKey): RiverGateError {
  return new RiverGateError('BAD_USER_INPUT', `No ${nameOf(kind)} is named "${id}".`);
}

/** A refusal because of the member's state. */
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

/** How a kind is named in messages. */
export function nameOf(kind: MemberKind): string {
  return kind.toLowerCase();
}
