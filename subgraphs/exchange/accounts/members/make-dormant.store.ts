import type { Transaction } from '../../../../shared/data/database';
import { text } from '../../../../shared/data/sql-type';
import { statement } from '../../../../shared/data/statement';
import type { MemberKey, MemberKind } from './member-key';
import { revokeMembers } from './revoke-member.store';

/**
 * Makes a member dormant until two stewards confirm it again: what it may do, or who has its
 * secret, changed.
 */
export async function makeDormant(
  transaction: Transaction,
  key: MemberKey,
  now: Date,
): Promise<void> {
  await transaction.query(MAKE_DORMANT, [key.kind, key.id]);
  await revokeMembers(transaction, key, now);
}

/** The owner's function: it takes a founding document away, which the writer cannot touch. */
export const MAKE_DORMANT = statement({
  text: 'select from exchange.make_dormant($1, $2)',
  parameters: [text<MemberKind>(), text()],
});
