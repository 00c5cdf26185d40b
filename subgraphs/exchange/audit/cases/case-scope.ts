import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';
import type { CaseScope } from './tampering-case-row';

/**
 * Returns the cases that the caller sees: all for an auditor, otherwise those assigned to the
 * caller.
 */
export function caseScope({ caller, acts }: Pick<AccessDecisions, 'caller' | 'acts'>): CaseScope {
  return { assignee: acts('ASSIGN_CASES') ? null : caller.subject };
}
