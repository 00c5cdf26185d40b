import { statement } from '../../../../shared/data/statement';
import { instant, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { requireSteward, eventOf, type Act, type AccountEvent } from '../../acts/act';
import type { MemberKey } from '../members/member-key';
import { factsOf, refused } from '../members/member-faults';
import { memberOf } from '../members/member-for-update.queries';
import type { KeyOfClient } from './client-key.loader';

/**
 * Confirms a key, by a steward other than the one who registered it; it is accepted from then on.
 */
export async function confirmKey(
  transaction: Transaction,
  { client, kid }: KeyOfClient,
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'CLIENT', id: client };
  const member = await memberOf(transaction, key);
  requireSteward(act, member.department);
  const [waiting] = await transaction.query(WAITING_KEY, [client, kid]);
  if (!waiting) throw refused(key, 'has no such key that waits to be confirmed');
  if (waiting.by === act.by.subject)
    throw new RiverGateError(
      'TWO_PERSONS_NEEDED',
      'The person who registered a key cannot confirm it.',
    );
  await transaction.query(CONFIRM_KEY, [client, kid, act.now, act.by.subject]);
  return eventOf(act, 'CLIENT_KEY_CONFIRMED', { ...factsOf(member), kid });
}

/** The account that registered an unconfirmed key. */
export const WAITING_KEY = statement({
  text: `select registered_by as by from exchange.client_key
    where client_id = $1 and kid = $2 and confirmed_by is null`,
  columns: { by: text() },
  parameters: [text(), text()],
});

/** Confirms a key. */
export const CONFIRM_KEY = statement({
  text: 'update exchange.client_key set confirmed_at = $3, confirmed_by = $4 where client_id = $1 and kid = $2',
  parameters: [text(), text(), instant(), text()],
});
