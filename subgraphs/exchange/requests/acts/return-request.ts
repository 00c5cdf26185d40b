import { CONFORMITY_POINTS, type ConformityPoint } from '../../../../shared/domain/sharing-rules';
import type { RequestsContext } from '../requests-context';
import { act } from './request-act';
import { requireNoFaults } from './request-draft';
import type { DataRequestRow } from '../request-row';
import { requiredText } from './required-text';

/** Something that a request lacks, by the conformity check. */
export interface Defect {
  readonly point: ConformityPoint;
  /** What is wrong with it, and what is wanted. */
  readonly note: string;
}

/** Returns a request with all of its defects together: it can be done once. */
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
