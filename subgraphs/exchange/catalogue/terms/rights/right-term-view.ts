import { TASK_TOPICS } from '../../../../../shared/domain/mandate/task-topics';
import { MANDATE_TASKS } from '../../../../../shared/domain/mandate/tasks';
import { taskValidity } from '../../../../../shared/domain/mandate/validity';
import { isWithin } from '../../../../../shared/sharing/calendar-day';
import type { RightTermRow } from '../proposal-row';
import { isConfirmed, signedTerm, stewardsOf, type SignedTerm } from '../signed-term';

/** A right under its published names. */
export type RightTermView = SignedTerm<RightTermRow> & {
  readonly reviewBy: string | null;
  readonly holds: boolean;
  /** Ids of the departments that receive the topic. */
  readonly readerIds: ReadonlyArray<string>;
};

/**
 * A right with its acts, the departments that receive the topic, and whether it is effective on a
 * day.
 */
export function rightTermView(row: RightTermRow, day: string): RightTermView {
  return {
    ...signedTerm(row, stewardsOf(row.ownerId)),
    reviewBy: row.confirmedAt ? row.reviewDay : null,
    holds: isConfirmed(row) && day < row.reviewDay && hasDocument(row, day),
    readerIds: readersBy(row),
  };
}

/**
 * Whether the task holds on a day: within its own years, or by a document that continues it and
 * holds.
 */
export function hasDocument(row: RightTermRow, day: string): boolean {
  if (row.continuationId === null) {
    const task = MANDATE_TASKS.find(({ id }) => id === row.taskId);
    if (!task) return false;
    const { validFrom, validTo } = taskValidity(task);
    return isWithin(day, validFrom, validTo);
  }
  const { isDocumentConfirmed, documentFrom, documentTo } = row;
  return isDocumentConfirmed === true && isWithin(day, documentFrom ?? day, documentTo);
}

function readersBy({ taskId, ownerId, topicId }: RightTermRow): ReadonlyArray<string> {
  const need = TASK_TOPICS.find(
    ({ task, owner, topic }) => task === taskId && owner === ownerId && topic === topicId,
  );
  const task = MANDATE_TASKS.find(({ id }) => id === taskId);
  if (!need || !task) return [];
  const bearers = need.grantedTo === 'LEAD' ? [task.lead] : [task.lead, ...task.participants];
  return bearers.filter((department) => department !== ownerId);
}
