import { citedContinuations } from '../../../../shared/domain/plan/continuations';
import { PLAN_TASKS } from '../../../../shared/domain/plan/tasks';
import { TASK_TOPICS, type TaskTopic } from '../../../../shared/domain/plan/task-topics';
import { taskValidity } from '../../../../shared/domain/plan/validity';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { CatalogueContext } from '../catalogue-context';
import { refused } from './term-rules';

/** Why a task needs a topic; throws BAD_USER_INPUT where the plan gives it no need of it. */
export function needOf(task: number, topic: string): TaskTopic {
  const need = TASK_TOPICS.find((one) => one.task === task && one.topic === topic);
  if (need) return need;
  const tasks = TASK_TOPICS.filter((one) => one.topic === topic).map((one) => String(one.task));
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `Task ${String(task)} gives nobody a right to the topic "${topic}"; tasks that do: ${tasks.join(', ') || 'none'} (方案任务不需要该主题).`,
  );
}

interface AskedContinuation {
  readonly task: number;
  readonly id: string | null;
  readonly day: string;
}

/**
 * The document that is to continue a task; without one the task's own years must last. Throws
 * BAD_USER_INPUT for a document that does not continue it, TRANSITION_REFUSED where there is none.
 */
export async function continuationFor(
  context: CatalogueContext,
  { task, id, day }: AskedContinuation,
): Promise<{ readonly isDemonstration: boolean }> {
  if (id === null) {
    mustStillRun(task, day);
    return { isDemonstration: false };
  }
  const found = (await continuationsOf(context, task)).find((one) => one.id === id);
  if (found) return found;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `continuation wants a document that continues task ${String(task)} and has not ended, but got: "${id}".`,
  );
}

function mustStillRun(task: number, day: string): void {
  const planned = PLAN_TASKS.find((one) => one.id === task);
  const validTo = planned ? taskValidity(planned).validTo : day;
  if (day < validTo) return;
  throw refused(
    `Task ${String(task)} has ended (${validTo}); name the document that continues it (任务已到期，请注明延续文件).`,
  );
}

async function continuationsOf(
  { load, permits: { isDemonstration } }: CatalogueContext,
  task: number,
): Promise<ReadonlyArray<{ readonly id: string; readonly isDemonstration: boolean }>> {
  const recorded = await load.catalogue.terms.continuations(isDemonstration);
  return [
    ...citedContinuations().filter((one) => isDemonstration || !one.isDemonstration),
    ...recorded.filter(({ endedAt }) => endedAt === null),
  ].filter(({ taskId }) => taskId === task);
}
