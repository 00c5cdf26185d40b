import type { Transaction } from '../../../shared/data/database';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../acts/act';
import { issueEnrolment, type IssuedHalf } from './enrolment/begin-enrolment.store';
import { noteChange } from './members/member-change.store';
import { membershipIn } from './members/membership.queries';
import { type NewAccount, insertAccount } from './account.store';

/**
 * Registers an account, which is dormant until two stewards of the department confirm it. Only the
 * person sets the credentials: the result contains one half of an enrolment code for that.
 */
export async function registerAccount(
  transaction: Transaction,
  account: NewAccount,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly issued: IssuedHalf }> {
  const { id, organisation, posts } = account;
  const { department } = await membershipIn(transaction, organisation);
  requireAdministrator(act, department);
  await insertAccount(transaction, { ...account, outside: null }, act);
  const issued = await issueEnrolment(transaction, id, act);
  await noteChange(transaction, { kind: 'ACCOUNT', id, change: 'ACCOUNT_REGISTERED' }, act);
  const facts = { account: id, department, posts: posts.map(({ post }) => post).join() };
  return { event: eventOf(act, 'ACCOUNT_REGISTERED', facts), issued };
}
