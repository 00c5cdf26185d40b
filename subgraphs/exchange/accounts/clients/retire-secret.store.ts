import { statement } from '../../../../shared/data/statement';
import { text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../../acts/act';
import type { MemberKey } from '../members/member-key';
import { factsOf, refused } from '../members/member-faults';
import { memberOf } from '../members/member-for-update.queries';
import { hasSecret } from './has-secret';

/** Retires a machine's older secret, when the newer one is installed everywhere. */
export async function retireSecret(
  transaction: Transaction,
  id: string,
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'CLIENT', id };
  const member = await memberOf(transaction, key);
  requireAdministrator(act, member.department);
  const changed = await transaction.query(RETIRE_SECRET, [id]);
  if (changed.length === 0) throw refused(key, 'has no older secret');
  return eventOf(act, 'SECRET_RETIRED', factsOf(member));
}

/** Returns no row if there is no older secret. */
export const RETIRE_SECRET = statement({
  text: `update exchange.client set previous_secret_hash = null
    where id = $1 and ${hasSecret('has_previous_secret')} returning id`,
  columns: { id: text() },
  parameters: [text()],
});
