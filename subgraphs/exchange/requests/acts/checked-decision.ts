import type { CommandContext } from './request-act';
import { decisionOf, type DecisionInput } from './request-decision';
import { requireNoFaults } from './request-draft';
import type { DecisionRow } from '../request-row';

/** Returns the checked decision on a request; throws BAD_USER_INPUT with all faults. */
export function checkedDecision(
  { requestContext }: CommandContext,
  input: DecisionInput,
): DecisionRow {
  const faults: string[] = [];
  const decision = decisionOf(requestContext, input, faults);
  requireNoFaults(faults);
  return decision;
}
