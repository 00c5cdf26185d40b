import { statement } from '../../../../shared/data/statement';
import { text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { requireSteward, eventOf, type Act, type AccountEvent } from '../../acts/act';
import type { MemberKey } from '../members/member-key';
import { factsOf, refused } from '../members/member-faults';
import { memberOf } from '../members/member-for-update.queries';
import type { KeyOfClient } from './client-key.loader';

/** Retires a key at once; assertions signed with it are no longer accepted. */
export async function retireKey(
  transaction: Transaction,
  { client, kid }: KeyOfClient,
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'CLIENT', id: client };
  const member = await memberOf(transaction, key);
  requireSteward(act, member.department);
  const removed = await transaction.query(DELETE_KEY, [client, kid]);
  if (removed.length === 0) throw refused(key, 'has no such key');
  return eventOf(act, 'CLIENT_KEY_RETIRED', { ...factsOf(member), kid });
}

/** Returns a row if the key existed. */
export const DELETE_KEY = statement({
  text: 'delete from exchange.client_key where client_id = $1 and kid = $2 returning kid',
  columns: { kid: text() },
  parameters: [text(), text()],
});
