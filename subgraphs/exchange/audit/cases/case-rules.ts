import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { mayAct } from '../../../../shared/identity/actions';
import { departmentOf } from '../../../../shared/identity/caller';
import type { Act } from '../../acts/act';

/** Throws NOT_PERMITTED unless the caller is a person who may assign cases. */
export function requireAuditor({ by }: Act): void {
  if (by.kind === 'PERSON' && mayAct(by, 'ASSIGN_CASES')) return;
  throw new RiverGateError('NOT_PERMITTED', 'This is for RECORD_AUDITOR (共享记录审计).', {
    action: 'ASSIGN_CASES',
  });
}

/** Throws NOT_PERMITTED if a case is about the auditor's own department. */
export function requireOtherDepartment(
  { by }: Act,
  { department }: { readonly department: string },
): void {
  if (departmentOf(by) !== department) return;
  throw new RiverGateError(
    'NOT_PERMITTED',
    `Auditors may not act on cases about their own department (${department}); an auditor of another department may.`,
    { action: 'ASSIGN_CASES' },
  );
}

/** Returns the error for an unknown case. */
export function unknownCase(caseId: string): RiverGateError {
  return new RiverGateError('BAD_USER_INPUT', `No case has the id "${caseId}".`);
}

/** Returns the error for a command that the case's state does not allow. */
export function refused(caseId: string, why: string): RiverGateError {
  return new RiverGateError('TRANSITION_REFUSED', `The case "${caseId}" ${why}.`);
}
