import { demoContinuations, type DemoContinuation } from './demo-continuations';
import { MANDATE_DUTIES } from './duties';
import { MANDATE_TASKS } from './tasks';
import { dutyValidity, taskValidity, type Continuation } from './validity';

/** A document that continues a clause or a task; confirmed rights cite its id. */
export interface CitedContinuation extends Omit<Continuation, 'certainty' | 'relation'> {
  /** For example `A3.14(1) 1` or `task 13 demo`; stable, because confirmed rights store it. */
  readonly id: string;
  /** One of `clause` and `taskId` is null. */
  readonly clause: string | null;
  readonly taskId: number | null;
  readonly relation: Continuation['relation'] | DemoContinuation['relation'];
  readonly certainty: Continuation['certainty'] | DemoContinuation['certainty'];
  readonly isDemonstration: boolean;
}

/**
 * The known documents that continue duties and tasks, and the fictitious ones of the demonstration.
 */
export function citedContinuations(): ReadonlyArray<CitedContinuation> {
  const ofDuties = MANDATE_DUTIES.flatMap((duty) =>
    dutyValidity(duty).continuedBy.map((known, at) =>
      cited(known, { clause: duty.clause, taskId: null, at: String(at + 1) }),
    ),
  );
  const ofTasks = MANDATE_TASKS.flatMap((task) =>
    taskValidity(task).continuedBy.map((known, at) =>
      cited(known, { clause: null, taskId: task.id, at: String(at + 1) }),
    ),
  );
  const ofDemo = demoContinuations().map((made) => cited(made, { ...made, at: 'demo' }));
  return [...ofDuties, ...ofTasks, ...ofDemo];
}

interface Continued {
  readonly clause: string | null;
  readonly taskId: number | null;
  readonly at: string;
}

function cited(
  known: Continuation | DemoContinuation,
  { clause, taskId, at }: Continued,
): CitedContinuation {
  return {
    ...known,
    id: `${clause ?? `task ${String(taskId)}`} ${at}`,
    clause,
    taskId,
    isDemonstration: at === 'demo',
  };
}
