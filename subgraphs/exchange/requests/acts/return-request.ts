import { CONFORMITY_POINTS, type ConformityPoint } from '../../../../shared/domain/sharing-rules';
import type { RequestsContext } from '../requests-context';
import { act } from './request-act';
import { requireNoFaults } from './request-draft';
import type { DataRequestRow } from '../request-row';
import { requiredText } from './required-text';

/** A defect that the conformity check found. */
export interface Defect {
  readonly point: ConformityPoint;
  /** The defect, and the required correction. */
  readonly note: string;
}

/** Returns a request to the applicant with all its defects, which is possible only once. */
export function returnRequest(
  context: RequestsContext,
  requestId: string,
  defects: ReadonlyArray<Defect>,
): Promise<DataRequestRow | undefined> {
  const faults: string[] = [];
  if (defects.length === 0)
    faults.push('defects: all of them are reported together, at least one.');
  if (defects.length > Object.keys(CONFORMITY_POINTS).length * 4)
    faults.push('defects: at most 20.');
  const told = defects.map(({ point, note }) => ({
    point,
    note: requiredText(note, { name: 'defects.note', max: 500 }, faults),
  }));
  requireNoFaults(faults);
  return act(context, { requestId, act: 'RETURN', work: () => ({ facts: { defects: told } }) });
}
