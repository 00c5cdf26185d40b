import type { Transaction } from '../../../../../shared/data/database';
import { date, uuid } from '../../../../../shared/data/sql-type';
import { statement } from '../../../../../shared/data/statement';

/** Extends a right by a year from a day; returns the day of the next review. */
export function renewRight(
  transaction: Transaction,
  id: string,
  day: string,
): Promise<ReadonlyArray<{ readonly reviewBy: string }>> {
  return transaction.query(RENEW_RIGHT, [id, day]);
}

/** Sets the day of review to a year after a day. */
export const RENEW_RIGHT = statement({
  text: `update exchange.right_confirmation set review_by = ($2::date + interval '1 year')::date where id = $1
    returning review_by as "reviewBy"`,
  columns: { reviewBy: date() },
  parameters: [uuid(), date()],
});
