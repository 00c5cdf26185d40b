import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { mayAct } from '../../../../shared/identity/actions';
import { departmentOf } from '../../../../shared/identity/caller';
import type { Act } from '../../acts/act';

/** Throws NOT_PERMITTED unless the caller is a person who assigns cases. */
export function requireAuditor({ by }: Act): void {
  if (by.kind === 'PERSON' && mayAct(by, 'ASSIGN_CASES')) return;
  throw new RiverGateError('NOT_PERMITTED', 'This is for RECORD_AUDITOR (共享记录审计).', {
    action: 'ASSIGN_CASES',
  });
}

/**
 * Throws NOT_PERMITTED if a case is about the auditor's own department: nobody audits his own
 * house.
 */
export function requireOtherDepartment(
  { by }: Act,
  { department }: { readonly department: string },
): void {
  if (departmentOf(by) !== department) return;
  throw new RiverGateError(
    'NOT_PERMITTED',
    `An auditor has no hand in cases of his own department (${department}): one of another department has.`,
    { action: 'ASSIGN_CASES' },
  );
}

/** The fault of an id that no case has. */
export function unknownCase(caseId: string): RiverGateError {
  return new RiverGateError('BAD_USER_INPUT', `No case has the id "${caseId}".`);
}

/** A refusal because of the case's state. */
export function refused(caseId: string, why: string): RiverGateError {
  return new RiverGateError('TRANSITION_REFUSED', `The case "${caseId}" ${why}.`);
}
