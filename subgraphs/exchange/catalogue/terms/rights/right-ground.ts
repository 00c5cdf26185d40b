import { citedContinuations } from '../../../../../shared/domain/mandate/continuations';
import { MANDATE_TASKS } from '../../../../../shared/domain/mandate/tasks';
import { TASK_TOPICS, type TaskTopic } from '../../../../../shared/domain/mandate/task-topics';
import { taskValidity } from '../../../../../shared/domain/mandate/validity';
import { RiverGateError } from '../../../../../shared/errors/rivergate-error';
import type { CatalogueContext } from '../../catalogue-context';
import { refused } from '../term-rules';

/** Returns why a task needs a topic; throws BAD_USER_INPUT if the mandate states no such need. */
export function needOf(task: number, topic: string): TaskTopic {
  const need = TASK_TOPICS.find((one) => one.task === task && one.topic === topic);
  if (need) return need;
  const tasks = TASK_TOPICS.filter((one) => one.topic === topic).map((one) => String(one.task));
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `Task ${String(task)} gives nobody a right to the topic "${topic}"; tasks that do: ${tasks.join(', ') || 'none'} (方案任务不需要该主题).`,
  );
}

interface ContinuationQuery {
  readonly task: number;
  readonly id: string | null;
  readonly day: string;
}

/**
 * Returns the document that continues a task; without one, the task's own years must not have
 * ended. Throws BAD_USER_INPUT for a document that does not continue the task, TRANSITION_REFUSED
 * if there is none.
 */
export async function continuationFor(
  context: CatalogueContext,
  { task, id, day }: ContinuationQuery,
): Promise<{ readonly isDemonstration: boolean }> {
  if (id === null) {
    requireInForce(task, day);
    return { isDemonstration: false };
  }
  const found = (await continuationsOf(context, task)).find((one) => one.id === id);
  if (found) return found;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `continuation requires a document that continues task ${String(task)} and has not ended, but got: "${id}".`,
  );
}

function requireInForce(task: number, day: string): void {
  const planned = MANDATE_TASKS.find((one) => one.id === task);
  const validTo = planned ? taskValidity(planned).validTo : day;
  if (day < validTo) return;
  throw refused(
    `Task ${String(task)} has ended (${validTo}); name the document that continues it (任务已到期，请注明延续文件).`,
  );
}

async function continuationsOf(
  { load, access: { isDemonstration } }: CatalogueContext,
  task: number,
): Promise<ReadonlyArray<{ readonly id: string; readonly isDemonstration: boolean }>> {
  const recorded = await load.catalogue.terms.continuations(isDemonstration);
  return [
    ...citedContinuations().filter((one) => isDemonstration || !one.isDemonstration),
    ...recorded.filter(({ endedAt }) => endedAt === null),
  ].filter(({ taskId }) => taskId === task);
}
