import type { Transaction } from '../../../../shared/data/database';
import { text } from '../../../../shared/data/sql-type';
import { statement } from '../../../../shared/data/statement';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../../acts/act';
import type { MemberKey } from './member-key';
import { revokeSubject } from '../revocation.store';
import { memberOf } from './member-for-update.queries';
import { factsOf } from './member-faults';

/**
 * Voids all tokens and sessions that were issued until now to a member, or to the members of an
 * organisation.
 */
export async function revokeAll(
  transaction: Transaction,
  key: MemberKey,
  act: Act,
): Promise<AccountEvent> {
  const member = await memberOf(transaction, key);
  requireAdministrator(act, member.department);
  await revokeMembers(transaction, key, act.now);
  return eventOf(act, `${key.kind}_REVOKED`, factsOf(member));
}

/** Voids the tokens and sessions of a member, or of all members of an organisation. */
export async function revokeMembers(
  transaction: Transaction,
  { kind, id }: MemberKey,
  now: Date,
): Promise<void> {
  if (kind !== 'ORGANISATION') return revokeSubject(transaction, id, now);
  const members = await transaction.query(MEMBERS_OF_ORGANISATION, [id]);
  for (const member of members) await revokeSubject(transaction, member.id, now);
}

/** The accounts and clients of an organisation. */
export const MEMBERS_OF_ORGANISATION = statement({
  text: `select id from exchange.account where organisation_id = $1
    union all select id from exchange.client where organisation_id = $1`,
  columns: { id: text() },
  parameters: [text()],
});
