import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';
import type { CaseScope } from './tampering-case-row';

/** Which cases the caller sees: an auditor all, others those assigned to them. */
export function caseScope({ caller, acts }: Pick<AccessDecisions, 'caller' | 'acts'>): CaseScope {
  return { assignee: acts('ASSIGN_CASES') ? null : caller.subject };
}
