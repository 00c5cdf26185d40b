import { statement } from '../../../shared/data/statement';
import { text } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';

/**
 * Whether a person or a machine is of the demonstration, or was registered or confirmed by one that is:
 * what it writes is a document of the demonstration, and counts in no other hub.
 */
export async function isOfDemonstration(
  transaction: Transaction,
  subject: string,
): Promise<boolean> {
  const found = await transaction.query(OF_DEMONSTRATION, [subject]);
  return found.length > 0;
}

/** A row where the account or client is marked. */
export const OF_DEMONSTRATION = statement({
  text: `select from exchange.account where id = $1 and is_demonstration
    union all select from exchange.client where id = $1 and is_demonstration`,
  parameters: [text()],
});
