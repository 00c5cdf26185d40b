import { PLAN_DUTIES, type PlanDuty } from './duties';
import { PLAN_NETWORKS, type PlanNetwork } from './networks';
import { PLAN_TASKS, type PlanTask } from './tasks';

/** What a citation of the plan names: a clause of annex 3, a task of annex 2 or a row of annex 1. */
export interface PlanBasis {
  readonly duty: PlanDuty | null;
  readonly task: PlanTask | null;
  readonly networkRow: PlanNetwork | null;
}

/**
 * What a citation names: `A3.14(2)` a clause of annex 3, `T13` a task of annex 2, `A1.soil` a row of
 * annex 1; undefined where the plan has no such thing.
 */
export function planBasisOf(citation: string): PlanBasis | undefined {
  const duty = PLAN_DUTIES.find(({ clause }) => clause === citation) ?? null;
  const task = PLAN_TASKS.find(({ code }) => code === citation) ?? null;
  const networkRow = PLAN_NETWORKS.find(({ id }) => `A1.${id}` === citation) ?? null;
  return duty || task || networkRow ? { duty, task, networkRow } : undefined;
}
