import { statement } from '../../../../shared/data/statement';
import { nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { requireOther, eventOf, type Act, type AccountEvent } from '../../acts/act';
import type { MemberKey } from '../members/member-key';
import { factsOf, refused } from '../members/member-faults';
import { memberOf } from '../members/member-for-update.queries';
import { requireStewardOrStandIn } from '../members/stand-in.queries';
import { hasSecret } from './has-secret';

/**
 * Confirms a machine's next secret. It is accepted after the second of two confirmations, and the
 * previous secret remains valid.
 */
export async function confirmSecret(
  transaction: Transaction,
  id: string,
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'CLIENT', id };
  const member = await memberOf(transaction, key);
  const [next] = await transaction.query(NEXT_SECRET, [id]);
  await requireStewardOrStandIn(transaction, act, {
    department: member.department,
    others: [next?.confirmedBy ?? null],
    wanted: next?.confirmedBy ? 1 : 2,
  });
  if (!next) throw refused(key, 'has no secret to be confirmed');
  requireOther(act, [next.confirmedBy]);
  const isSecond = next.confirmedBy !== null;
  if (isSecond) await transaction.query(ACTIVATE_SECRET, [id]);
  else await transaction.query(CONFIRM_SECRET_ONCE, [id, act.by.subject]);
  const event = isSecond ? 'SECRET_CONFIRMED' : 'SECRET_CONFIRMED_ONCE';
  return eventOf(act, event, factsOf(member));
}

/** The account that has confirmed the next secret; no row if there is no next secret. */
export const NEXT_SECRET = statement({
  text: `select next_secret_confirmed_by as "confirmedBy" from exchange.client
    where id = $1 and ${hasSecret('has_next_secret')}`,
  columns: { confirmedBy: nullable(text()) },
  parameters: [text()],
});

/** The first of two confirmations. */
export const CONFIRM_SECRET_ONCE = statement({
  text: 'update exchange.client set next_secret_confirmed_by = $2 where id = $1',
  parameters: [text(), text()],
});

/**
 * Calls a function of the owning database role: it moves hashes that the writing role cannot read.
 */
export const ACTIVATE_SECRET = statement({
  text: 'select from exchange.put_next_secret_to_work($1)',
  parameters: [text()],
});
