import { statement } from '../../../shared/data/statement';
import { instant, nullable, text } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';
import type { Organisation } from '../../../shared/identity/caller';
import type { SignInFactor } from '../../../shared/identity/enrolment-half';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../acts/act';
import { issueEnrolment, type IssuedHalf } from './enrolment/enrolment.loader';
import { noteChange } from './members/member-change.loader';
import type { MemberKey } from './members/member-key';
import { factsOf, memberOf, refused } from './members/member.loader';
import {
  requireName,
  requireNew,
  requireOutside,
  membershipIn,
  type OutsideIdentity,
} from './members/membership.loader';
import { insertRoles } from './members/role.loader';
import { requireRoles, type AssignedRole } from './members/registered-roles';
import { revokeSubject } from './revocation.loader';

/** An account as it is registered. */
export interface NewAccount {
  /** What its person signs in with, and the `subject` of all it does; never used twice. */
  readonly id: string;
  readonly nameZh: string;
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<AssignedRole>;
}

const FORM = /^(?!client-|public$)[a-z][a-z0-9._-]{1,63}$/;

/**
 * Registers a person; dormant until two stewards of the department confirm it. What the person signs in
 * with nobody else chooses: the answer has one half of an enrolment code.
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

/**
 * Writes an account with its roles and without credentials; throws BAD_USER_INPUT if it is not
 * valid. The caller's right was checked before.
 */
export async function insertAccount(
  transaction: Transaction,
  account: NewAccount & { readonly outside: OutsideIdentity | null },
  { by, now }: Act,
): Promise<void> {
  const { id, nameZh, organisation, posts, outside } = account;
  requireName(nameZh);
  requireRoles({ kind: 'PERSON', organisation, posts });
  if (outside) requireOutside(outside);
  const { departmentId, organisationId } = await membershipIn(transaction, organisation);
  const row = [id, nameZh, departmentId, organisationId] as const;
  const signsIn = [outside?.issuer ?? null, outside?.subject ?? null] as const;
  const inserted = FORM.test(id)
    ? await transaction.query(INSERT_ACCOUNT, [...row, ...signsIn, now, by.subject])
    : [];
  requireNew(id, FORM, inserted);
  await insertRoles(transaction, { account: id, posts }, { by, now });
}

/** What is stored of what a person signs in with. */
export interface StoredCredentials {
  readonly passwordHash: string;
  /** Sealed by the key of the processes that verify sign-ins. */
  readonly totpSealed: string;
}

/** Writes what a person signs in with; the exchange's owner alone can, for the demonstration. */
export async function storeCredentials(
  transaction: Transaction,
  id: string,
  { passwordHash, totpSealed }: StoredCredentials,
): Promise<void> {
  await transaction.query(STORE_CREDENTIALS, [id, passwordHash, totpSealed]);
}

/** What of an account is reset. */
export interface FactorToReset {
  readonly account: string;
  readonly factor: SignInFactor;
}

/**
 * Voids what a person signs in with, and what was issued to it, and starts an enrolment for it; the other
 * factor stays, and is asked for at the enrolment. The confirmation stays, too: who resets has one half
 * of the code alone, and cannot sign in.
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

/** Disclosed by the view: anyone who resets a hash cannot read it. */
async function signsInHere(transaction: Transaction, id: string): Promise<boolean> {
  const found = await transaction.query(SIGNS_IN_HERE, [id]);
  return found.length > 0;
}

/** No row where the id or the outside identity is in use. */
export const INSERT_ACCOUNT = statement({
  text: `insert into exchange.account (id, name_zh, department_id, organisation_id, outside_issuer,
    outside_subject, registered_at, registered_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
  columns: { id: text() },
  parameters: [
    text(),
    text(),
    nullable(text()),
    nullable(text()),
    nullable(text()),
    nullable(text()),
    instant(),
    text(),
  ],
});

/** By the owner alone: nobody else may write a hash. */
export const STORE_CREDENTIALS = statement({
  text: `update exchange.account set password_hash = $2, totp_sealed = $3, totp_secret = null,
    totp_last_step = 0, is_password_initial = false where id = $1`,
  parameters: [text(), text(), text()],
});

/** The owner's function: anyone who voids a hash cannot read it. */
export const VOID_FACTOR = statement({
  text: 'select from exchange.void_factor($1, $2)',
  parameters: [text(), text<SignInFactor>()],
});

/** A row where the account has anything to sign in with here, or no outside issuer. */
export const SIGNS_IN_HERE = statement({
  text: `select from exchange.account a join exchange.account_sign_in s on s.account_id = a.id
    where a.id = $1 and (a.outside_issuer is null or s.has_password or s.has_second_factor)`,
  parameters: [text()],
});
