import { statement } from '../../../shared/data/statement';
import { text } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';

/**
 * Returns whether a person or a machine belongs to the demonstration, or was registered or
 * confirmed by a member of it. Documents that such an account writes are marked as demonstration
 * and not valid in another hub.
 */
export async function isOfDemonstration(
  transaction: Transaction,
  subject: string,
): Promise<boolean> {
  const found = await transaction.query(OF_DEMONSTRATION, [subject]);
  return found.length > 0;
}

/** Returns a row if the account or client is marked as demonstration. */
export const OF_DEMONSTRATION = statement({
  text: `select from exchange.account where id = $1 and is_demonstration
    union all select from exchange.client where id = $1 and is_demonstration`,
  parameters: [text()],
});
