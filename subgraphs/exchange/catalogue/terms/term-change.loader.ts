import { date, instant, int, text, uuid } from '../../../../shared/data/sql-type';
import { statement } from '../../../../shared/data/statement';
import type { Transaction } from '../../../../shared/data/database';

/** One person's act on one row. */
export interface TermAct {
  readonly id: string;
  readonly subject: string;
  /** RFC 3339. */
  readonly at: string;
}

/** Keeps why a locked release is withdrawn. */
export async function keepReason(
  transaction: Transaction,
  id: string,
  reason: string,
): Promise<void> {
  await transaction.query(KEEP_REASON, [id, reason]);
}

/** Ends what a dataset's class was before; answers the ids. */
export function endFormerClasses(
  transaction: Transaction,
  dataset: string,
  { id, subject, at }: TermAct,
): Promise<ReadonlyArray<{ readonly id: string }>> {
  return transaction.query(END_FORMER_CLASSES, [dataset, id, subject, at]);
}

/** Ends the rights to the same topic by the same task; answers the ids. */
export function endFormerRights(
  transaction: Transaction,
  right: { readonly taskId: number; readonly ownerId: string; readonly topicId: string },
  { id, subject, at }: TermAct,
): Promise<ReadonlyArray<{ readonly id: string }>> {
  const { taskId, ownerId, topicId } = right;
  return transaction.query(END_FORMER_RIGHTS, [taskId, ownerId, topicId, id, subject, at]);
}

/** Lets a right run for a year from a day. */
export async function renewRight(
  transaction: Transaction,
  id: string,
  day: string,
): Promise<ReadonlyArray<{ readonly reviewBy: string }>> {
  return transaction.query(RENEW_RIGHT, [id, day]);
}

/** Writes the reason of a withdrawal. */
export const KEEP_REASON = statement({
  text: 'update exchange.release set ended_reason = $2 where id = $1',
  parameters: [uuid(), text()],
});

/** Ends the confirmed classes of a dataset but $2. */
export const END_FORMER_CLASSES = statement({
  text: `update exchange.class_confirmation set ended_by = $3, ended_at = $4
    where dataset_id = $1 and id <> $2 and confirmed_at is not null and ended_at is null returning id`,
  columns: { id: uuid() },
  parameters: [text(), uuid(), text(), instant()],
});

/** Ends the confirmed rights to a topic by a task but $4. */
export const END_FORMER_RIGHTS = statement({
  text: `update exchange.right_confirmation set ended_by = $5, ended_at = $6
    where task_id = $1 and owner = $2 and topic = $3 and id <> $4 and confirmed_at is not null and ended_at is null
    returning id`,
  columns: { id: uuid() },
  parameters: [int(), text(), text(), uuid(), text(), instant()],
});

/** Sets the day of review to a year after a day. */
export const RENEW_RIGHT = statement({
  text: `update exchange.right_confirmation set review_by = ($2::date + interval '1 year')::date where id = $1
    returning review_by as "reviewBy"`,
  columns: { reviewBy: date() },
  parameters: [uuid(), date()],
});
