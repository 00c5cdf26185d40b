import type { Transaction } from '../../../../shared/data/database';
import { text } from '../../../../shared/data/sql-type';
import { statement } from '../../../../shared/data/statement';
import type { MemberKey, MemberKind } from './member-key';
import { revokeMembers } from './revoke-member.store';

/**
 * Makes a member dormant until two stewards confirm it again, because its permissions or the holder
 * of its secret changed.
 */
export async function makeDormant(
  transaction: Transaction,
  key: MemberKey,
  now: Date,
): Promise<void> {
  await transaction.query(MAKE_DORMANT, [key.kind, key.id]);
  await revokeMembers(transaction, key, now);
}

/**
 * Calls a function of the owning database role: it removes a founding document, which the writing
 * role cannot change.
 */
export const MAKE_DORMANT = statement({
  text: 'select from exchange.make_dormant($1, $2)',
  parameters: [text<MemberKind>(), text()],
});
