import { statement, statementFamily } from '../../../shared/data/statement';
import { text } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { requireOther, requireSteward, eventOf, type Act, type AccountEvent } from '../acts/act';
import { noteChange } from './members/member-change.store';
import { factsOf } from './members/member-faults';
import { makeDormant } from './members/make-dormant.store';
import { memberOf } from './members/member-for-update.queries';
import { requireOutside, type OutsideIdentity } from './members/registration-rules';
import { tableOf } from './members/member-key';

/**
 * Links an account or client of the caller's department with an identity at an outside issuer, for
 * sign-in there; administrators cannot. The member is dormant until a second steward confirms it;
 * the steward who links counts as the first.
 */
export async function linkOutside(
  transaction: Transaction,
  link: OutsideIdentity & { readonly kind: 'ACCOUNT' | 'CLIENT'; readonly id: string },
  act: Act,
): Promise<AccountEvent> {
  const { kind, id, issuer, subject } = link;
  const member = await memberOf(transaction, { kind, id });
  requireSteward(act, member.department);
  requireOther(act, [id, member.registeredBy]);
  requireOutside(link);
  const taken = await transaction.query(LINKED, [issuer, subject]);
  if (taken.length > 0)
    throw new RiverGateError('BAD_USER_INPUT', 'This outside identity is already linked.');
  await transaction.query(LINK(kind), [id, issuer, subject]);
  await makeDormant(transaction, { kind, id }, act.now);
  await transaction.query(CONFIRM_ONCE(kind), [id, act.by.subject]);
  const detail = `${subject} @ ${issuer}`;
  await noteChange(transaction, { kind, id, change: 'OUTSIDE_IDENTITY_LINKED', detail }, act);
  return eventOf(act, 'OUTSIDE_IDENTITY_LINKED', { ...factsOf(member), issuer });
}

/** Returns a row for each account or client that is linked with an outside identity. */
export const LINKED = statement({
  text: `select from exchange.account where outside_issuer = $1 and outside_subject = $2
    union all select from exchange.client where outside_issuer = $1 and outside_subject = $2`,
  parameters: [text(), text()],
});

const EITHER = [['ACCOUNT'], ['CLIENT']] as const;

/** Links an account or client. */
export const LINK = statementFamily({
  text: (kind: 'ACCOUNT' | 'CLIENT') =>
    `update ${tableOf(kind)} set outside_issuer = $2, outside_subject = $3 where id = $1`,
  parameters: [text(), text(), text()],
  examples: EITHER,
});

/** The first of two confirmations. */
export const CONFIRM_ONCE = statementFamily({
  text: (kind: 'ACCOUNT' | 'CLIENT') =>
    `update ${tableOf(kind)} set confirmed_by_1 = $2 where id = $1`,
  parameters: [text(), text()],
  examples: EITHER,
});
