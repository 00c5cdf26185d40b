import type { Transaction } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { requireOther, requireSteward, eventOf, type Act, type AccountEvent } from '../acts/act';
import { noteChange } from './members/member-change.loader';
import { factsOf, makeDormant, memberOf } from './members/member.loader';
import { requireOutside, type OutsideIdentity } from './members/membership.loader';

/**
 * Links an account or client of the caller's department with who it is at an outside issuer:
 * another way to sign in, which no administrator opens. Dormant until a second steward confirms it;
 * the person who links has confirmed it once.
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
  const taken = await transaction.query(
    `select 1 from exchange.account where outside_issuer = $1 and outside_subject = $2
     union all select 1 from exchange.client where outside_issuer = $1 and outside_subject = $2`,
    [issuer, subject],
  );
  if (taken.length > 0)
    throw new RiverGateError('BAD_USER_INPUT', 'This outside identity is linked already.');
  await transaction.query(LINK[kind], [id, issuer, subject]);
  await makeDormant(transaction, { kind, id }, act.now);
  await transaction.query(CONFIRM_ONCE[kind], [id, act.by.subject]);
  const detail = `${subject} @ ${issuer}`;
  await noteChange(transaction, { kind, id, change: 'OUTSIDE_IDENTITY_LINKED', detail }, act);
  return eventOf(act, 'OUTSIDE_IDENTITY_LINKED', { ...factsOf(member), issuer });
}

const LINK = {
  ACCOUNT: 'update exchange.account set outside_issuer = $2, outside_subject = $3 where id = $1',
  CLIENT: 'update exchange.client set outside_issuer = $2, outside_subject = $3 where id = $1',
} as const;

const CONFIRM_ONCE = {
  ACCOUNT: 'update exchange.account set confirmed_by_1 = $2 where id = $1',
  CLIENT: 'update exchange.client set confirmed_by_1 = $2 where id = $1',
} as const;
