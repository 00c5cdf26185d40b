import { instant, int, text, uuid } from '../../../../../shared/data/sql-type';
import { statement } from '../../../../../shared/data/statement';
import { dayOf } from '../../../../../shared/sharing/calendar-day';
import type { CatalogueContext } from '../../catalogue-context';
import { refused } from '../term-rules';
import { confirm } from '../term-transitions.store';
import { renewRight } from './renew-right.store';
import { RIGHT_STEP, type LockedRight } from './right-step';
import { hasDocument } from './right-term-view';

/**
 * Confirms a right as the second person, an approver of the owner; it holds for a year and replaces
 * the previous one.
 */
export function confirmRight(context: CatalogueContext, id: string): Promise<LockedRight> {
  const day = dayOf(context.now());
  return confirm(context, {
    ...RIGHT_STEP,
    id,
    event: 'RIGHT_CONFIRMED',
    department: ({ ownerId }) => ownerId,
    check: () => requireDocument(context, id, day),
    also: async (transaction, { taskId, ownerId, topicId }, act) => {
      const values = [taskId, ownerId, topicId, act.id, act.subject, act.at] as const;
      const former = await transaction.query(END_FORMER_RIGHTS, values);
      const [renewed] = await renewRight(transaction, act.id, day);
      return { replaces: former.map((one) => one.id), ...renewed };
    },
  });
}

/** The basis of the right may have ended, or may not be confirmed yet. */
async function requireDocument(
  { load, access }: CatalogueContext,
  id: string,
  day: string,
): Promise<void> {
  const right = (await load.catalogue.terms.rights(access.isDemonstration)).find(
    (one) => one.id === id,
  );
  if (right && hasDocument(right, day)) return;
  throw refused(
    'No document that holds continues the task; have the bureau confirm it first (延续文件未确认或已失效).',
  );
}

/** Ends the confirmed rights of a task to a topic except $4. */
export const END_FORMER_RIGHTS = statement({
  text: `update exchange.right_confirmation set ended_by = $5, ended_at = $6
    where task_id = $1 and owner = $2 and topic = $3 and id <> $4 and confirmed_at is not null and ended_at is null
    returning id`,
  columns: { id: uuid() },
  parameters: [int(), text(), text(), uuid(), text(), instant()],
});
