import type { Transaction } from '../../../../shared/data/database';
import { instant, nullable, text } from '../../../../shared/data/sql-type';
import { statementFamily } from '../../../../shared/data/statement';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../../acts/act';
import { tableOf, EACH_KIND, type MemberKey, type MemberKind } from './member-key';
import { memberOf } from './member-for-update.queries';
import { refused, factsOf } from './member-faults';
import { revokeMembers } from './revoke-member.store';

/**
 * Locks a member at once, or unlocks it; sessions and tokens that were issued to it before remain
 * void.
 */
export async function setLocked(
  transaction: Transaction,
  { isLocked, ...key }: MemberKey & { readonly isLocked: boolean },
  act: Act,
): Promise<AccountEvent> {
  const member = await memberOf(transaction, key);
  requireAdministrator(act, member.department);
  if ((member.lockedAt !== null) === isLocked)
    throw refused(key, isLocked ? 'is locked already' : 'is not locked');
  await transaction.query(LOCK(key.kind), [key.id, isLocked ? act.now : null]);
  if (isLocked) await revokeMembers(transaction, key, act.now);
  return eventOf(act, `${key.kind}_${isLocked ? 'LOCKED' : 'UNLOCKED'}`, factsOf(member));
}

/** Locks a member at a moment; null: unlocks it. */
export const LOCK = statementFamily({
  text: (kind: MemberKind) => `update ${tableOf(kind)} set locked_at = $2 where id = $1`,
  parameters: [text(), nullable(instant())],
  examples: EACH_KIND,
});
