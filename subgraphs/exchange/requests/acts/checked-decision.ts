import type { CommandContext } from './request-act';
import { decisionOf, type DecisionInput } from './request-decision';
import { requireNoFaults } from './request-draft';
import type { DecisionRow } from '../request-row';

/** A decision on what was asked for; throws BAD_USER_INPUT with everything that is wrong with it. */
export function checkedDecision(
  { requestContext }: CommandContext,
  input: DecisionInput,
): DecisionRow {
  const faults: string[] = [];
  const decision = decisionOf(requestContext, input, faults);
  requireNoFaults(faults);
  return decision;
}
