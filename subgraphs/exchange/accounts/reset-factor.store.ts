import { statement } from '../../../shared/data/statement';
import { text } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';
import type { SignInFactor } from '../../../shared/identity/enrolment-half';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../acts/act';
import { issueEnrolment, type IssuedHalf } from './enrolment/begin-enrolment.store';
import { noteChange } from './members/member-change.store';
import type { MemberKey } from './members/member-key';
import { factsOf, refused } from './members/member-faults';
import { memberOf } from './members/member-for-update.queries';
import { revokeSubject } from './revocation.store';

/** The credential of an account to reset. */
export interface FactorToReset {
  readonly account: string;
  readonly factor: SignInFactor;
}

/**
 * Voids a credential, the sessions and the tokens of a person, and starts an enrolment. The other
 * factor remains and is required at the enrolment. The confirmation remains, too: the person who
 * resets has only one half of the code and cannot sign in.
 */
export async function resetFactor(
  transaction: Transaction,
  { account: id, factor }: FactorToReset,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly issued: IssuedHalf }> {
  const key: MemberKey = { kind: 'ACCOUNT', id };
  const member = await memberOf(transaction, key);
  requireAdministrator(act, member.department);
  if (!(await signsInHere(transaction, id))) throw refused(key, 'signs in at an outside issuer');
  await transaction.query(VOID_FACTOR, [id, factor]);
  const issued = await issueEnrolment(transaction, id, act);
  await revokeSubject(transaction, id, act.now);
  const event = factor === 'PASSWORD' ? 'PASSWORD_RESET' : 'TOTP_RESET';
  await noteChange(transaction, { ...key, change: event }, act);
  return { event: eventOf(act, event, factsOf(member)), issued };
}

/** Selects from the view: the database role that resets a hash cannot read it. */
async function signsInHere(transaction: Transaction, id: string): Promise<boolean> {
  const found = await transaction.query(SIGNS_IN_HERE, [id]);
  return found.length > 0;
}

/** Calls a function of the owning database role: the role that voids a hash cannot read it. */
export const VOID_FACTOR = statement({
  text: 'select from exchange.void_factor($1, $2)',
  parameters: [text(), text<SignInFactor>()],
});

/** Returns a row if the account has credentials at this hub, or no outside issuer. */
export const SIGNS_IN_HERE = statement({
  text: `select from exchange.account a join exchange.account_sign_in s on s.account_id = a.id
    where a.id = $1 and (a.outside_issuer is null or s.has_password or s.has_second_factor)`,
  parameters: [text()],
});
