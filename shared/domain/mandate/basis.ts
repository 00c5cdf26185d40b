import { MANDATE_DUTIES, type MandateDuty } from './duties';
import { MANDATE_NETWORKS, type MandateNetwork } from './networks';
import { MANDATE_TASKS, type MandateTask } from './tasks';

/**
 * The part of the mandate that a citation names: a clause of annex 3, a task of annex 2 or a row of
 * annex 1.
 */
export interface MandateBasis {
  readonly duty: MandateDuty | null;
  readonly task: MandateTask | null;
  readonly networkRow: MandateNetwork | null;
}

/**
 * Resolves a citation: `A3.14(2)` is a clause of annex 3, `T13` a task of annex 2, `A1.soil` a row
 * of annex 1; undefined if the mandate has no such part.
 */
export function mandateBasisOf(citation: string): MandateBasis | undefined {
  const duty = MANDATE_DUTIES.find(({ clause }) => clause === citation) ?? null;
  const task = MANDATE_TASKS.find(({ code }) => code === citation) ?? null;
  const networkRow = MANDATE_NETWORKS.find(({ id }) => `A1.${id}` === citation) ?? null;
  return duty || task || networkRow ? { duty, task, networkRow } : undefined;
}
