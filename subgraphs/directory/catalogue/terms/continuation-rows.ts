import { PLAN_DUTIES } from '../../../../shared/domain/plan/duties';
import { PLAN_TASKS } from '../../../../shared/domain/plan/tasks';
import {
  dutyValidity,
  taskValidity,
  type Continuation,
} from '../../../../shared/domain/plan/validity';
import { demoContinuations, type DemoContinuation } from '../demo/demo-continuations';

/** What is known to carry duties and tasks on, and what the demonstration makes up, as rows. */
export function continuationRows() {
  const ofDuties = PLAN_DUTIES.flatMap((duty) =>
    dutyValidity(duty).continuedBy.map((known, at) =>
      continuationRow(known, { clause: duty.clause, taskId: null, at: String(at + 1) }),
    ),
  );
  const ofTasks = PLAN_TASKS.flatMap((task) =>
    taskValidity(task).continuedBy.map((known, at) =>
      continuationRow(known, { clause: null, taskId: task.id, at: String(at + 1) }),
    ),
  );
  const ofDemo = demoContinuations().map((made) => continuationRow(made, { ...made, at: 'demo' }));
  return [...ofDuties, ...ofTasks, ...ofDemo];
}

interface Continued {
  readonly clause: string | null;
  readonly taskId: number | null;
  readonly at: string;
}

function continuationRow(
  known: Continuation | DemoContinuation,
  { clause, taskId, at }: Continued,
): Readonly<Record<string, unknown>> {
  return {
    id: `${clause ?? `task ${String(taskId)}`} ${at}`,
    clause,
    task_id: taskId,
    document: known.document,
    valid_from: known.validFrom,
    valid_to: known.validTo,
    relation: known.relation,
    bearer: known.bearer,
    certainty: known.certainty,
    note: known.note,
    is_demonstration: at === 'demo',
  };
}
