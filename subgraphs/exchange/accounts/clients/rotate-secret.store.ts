import { statement } from '../../../../shared/data/statement';
import { nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { mayAct } from '../../../../shared/identity/actions';
import { hashSecret, randomSecret } from '../../../../shared/identity/secret';
import {
  requireOther,
  requireSecretMaker,
  eventOf,
  type Act,
  type AccountEvent,
} from '../../acts/act';
import type { MemberKey } from '../members/member-key';
import { noteChange } from '../members/member-change.store';
import { factsOf, refused } from '../members/member-faults';
import { memberOf } from '../members/member-for-update.queries';
import { hasSecret } from './has-secret';

/**
 * Creates a machine's next secret, which is shown once, to the machine's department. It is accepted
 * once two stewards have confirmed it; a steward who creates it counts as the first. Both older
 * secrets remain valid. No administrator ever sees a secret.
 */
export async function rotateSecret(
  transaction: Transaction,
  id: string,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly secret: string }> {
  const key: MemberKey = { kind: 'CLIENT', id };
  const member = await memberOf(transaction, key);
  requireSecretMaker(act, member.department);
  requireOther(act, [member.registeredBy]);
  const secret = randomSecret();
  const confirmedBy = mayAct(act.by, 'CONFIRM_ACCOUNTS') ? act.by.subject : null;
  const changed = await transaction.query(SET_NEXT_SECRET, [id, hashSecret(secret), confirmedBy]);
  if (changed.length === 0) throw refused(key, 'gets its tokens at an outside issuer');
  await noteChange(transaction, { ...key, change: 'SECRET_ROTATED' }, act);
  return { event: eventOf(act, 'SECRET_ROTATED', factsOf(member)), secret };
}

/** Stores the next secret; returns no row if the client gets its tokens from an outside issuer. */
export const SET_NEXT_SECRET = statement({
  text: `update exchange.client set next_secret_hash = $2, next_secret_confirmed_by = $3
    where id = $1 and (outside_issuer is null or ${hasSecret('has_secret')}) returning id`,
  columns: { id: text() },
  parameters: [text(), text(), nullable(text())],
});
