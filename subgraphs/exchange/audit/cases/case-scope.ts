import type { Permits } from '../../../../shared/sharing/permits';
import type { CaseScope } from './tampering-case-row';

/** Which cases the caller sees, who may see some: an auditor all, anybody else those assigned to him. */
export function caseScope({ caller, acts }: Pick<Permits, 'caller' | 'acts'>): CaseScope {
  return { assignee: acts('ASSIGN_CASES') ? null : caller.subject };
}
