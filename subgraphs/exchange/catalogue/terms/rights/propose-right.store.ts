import { date, int, nullable, text, uuid } from '../../../../../shared/data/sql-type';
import { statement } from '../../../../../shared/data/statement';
import { dayOf } from '../../../../../shared/sharing/calendar-day';
import type { CatalogueContext } from '../../catalogue-context';
import { PROPOSER_PARAMETERS, PROPOSER_SQL, UNLESS_WAITING, proposerValues } from '../proposer';
import { propose } from '../term-transitions.store';
import { continuationFor, needOf } from './right-ground';

/** Input of the proposal of a right. */
export interface RightProposal {
  readonly task: number;
  readonly topic: string;
  /** Id of the document that continues the task; null within the task's own years. */
  readonly continuation: string | null;
}

/** Proposes a right, by a handler of the topic's owner; returns its id. */
export async function proposeRight(
  context: CatalogueContext,
  { task, topic, continuation }: RightProposal,
): Promise<string> {
  const { owner } = needOf(task, topic);
  const day = dayOf(context.now());
  const { isDemonstration } = await continuationFor(context, { task, id: continuation, day });
  return propose(context, {
    department: owner,
    event: 'RIGHT_PROPOSED',
    facts: { task, owner, topic, continuation },
    isDemonstration,
    insert: async (transaction, by) => {
      const values = [task, owner, topic, continuation, day, ...proposerValues(by)] as const;
      const [row] = await transaction.query(INSERT_RIGHT, values);
      return row;
    },
  });
}

/**
 * Returns no row if another right of the task to the topic waits; the review is due a year after
 * $5.
 */
export const INSERT_RIGHT = statement({
  text: `insert into exchange.right_confirmation (task_id, owner, topic, continuation_id, review_by, ${PROPOSER_SQL})
    values ($1, $2, $3, $4, ($5::date + interval '1 year')::date, $6, $7, $8)
    on conflict (task_id, owner, topic) ${UNLESS_WAITING}`,
  columns: { id: uuid() },
  parameters: [int(), text(), text(), nullable(text()), date(), ...PROPOSER_PARAMETERS],
});
