import { statement } from '../../../../shared/data/statement';
import { text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';

/** Lets go of a question; returns whether it was there. */
export async function deleteQuestion(
  transaction: Transaction,
  owner: string,
  name: string,
): Promise<boolean> {
  const gone = await transaction.query(DELETE_QUESTION, [owner, name]);
  return gone.length > 0;
}

/** A row where there was one of this name. */
export const DELETE_QUESTION = statement({
  text: 'delete from exchange.saved_question where owner = $1 and name = $2 returning name',
  columns: { name: text() },
  parameters: [text(), text()],
});
