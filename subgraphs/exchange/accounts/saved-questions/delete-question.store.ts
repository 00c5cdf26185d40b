import { statement } from '../../../../shared/data/statement';
import { text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';

/** Deletes a saved question; returns whether it existed. */
export async function deleteQuestion(
  transaction: Transaction,
  owner: string,
  name: string,
): Promise<boolean> {
  const gone = await transaction.query(DELETE_QUESTION, [owner, name]);
  return gone.length > 0;
}

/** Returns a row if a question of this name existed. */
export const DELETE_QUESTION = statement({
  text: 'delete from exchange.saved_question where owner = $1 and name = $2 returning name',
  columns: { name: text() },
  parameters: [text(), text()],
});
