import { statement } from '../../../../shared/data/statement';
import { text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { Role } from '../../../../shared/identity/roles';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../../acts/act';
import { noteChange } from './member-change.store';
import type { MemberKey } from './member-key';
import { makeDormant } from './make-dormant.store';
import { memberOf } from './member-for-update.queries';
import { refused } from './member-faults';

/**
 * Removes a role from a person, at once. The account must be confirmed again, because a role may
 * also restrict the others (a district bureau reads only its districts); an account without a role
 * cannot sign in.
 */
export async function removeRole(
  transaction: Transaction,
  { account, post }: { readonly account: string; readonly post: Role },
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'ACCOUNT', id: account };
  const { department } = await memberOf(transaction, key);
  requireAdministrator(act, department);
  const taken = await transaction.query(DELETE_ROLE, [account, post]);
  if (taken.length === 0) throw refused(key, `does not hold ${post}`);
  await makeDormant(transaction, key, act.now);
  await noteChange(transaction, { ...key, change: 'POST_TAKEN', detail: post }, act);
  return eventOf(act, 'POST_TAKEN', { account, department, post });
}

/** Returns a row if the account held the role. */
export const DELETE_ROLE = statement({
  text: 'delete from exchange.role_of_account where account_id = $1 and post = $2 returning post',
  columns: { post: text() },
  parameters: [text(), text<Role>()],
});
