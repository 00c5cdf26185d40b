import type { Transaction } from '../../../shared/data/database';
import type { Organisation } from '../../../shared/identity/caller';
import { hashPassword, randomPassword } from '../../../shared/identity/password';
import { randomTotpSecret } from '../../../shared/identity/totp';
import { demandAdministrator, eventOf, type Act, type AccountEvent } from './account-act';
import { factsOf, makeDormant, memberOf, refused, type MemberKey } from './member.loader';
import {
  demandName,
  demandNew,
  demandOutside,
  membershipIn,
  type OutsideIdentity,
} from './membership.loader';
import { insertPosts } from './post.loader';
import { demandPosts, type GivenPost } from './registered-posts';
import { revokeSubject } from './revocation.loader';

/** An account as it is registered. */
export interface NewAccount {
  /** What its person signs in with, and the `subject` of all it does; never used twice. */
  readonly id: string;
  readonly nameZh: string;
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<GivenPost>;
  /** Signs in at an outside issuer; null: here, by password and code. */
  readonly outside: OutsideIdentity | null;
}

/** What a person signs in with at first; told once, and stored as a hash (the code's secret as it is). */
export interface Credentials {
  /** Works once: the first sign-in chooses another. */
  readonly password: string;
  readonly totpSecret: string;
}

const FORM = /^(?!client-|public$)[a-z][a-z0-9._-]{1,63}$/;

/** Registers a person; dormant until two stewards of the department confirm it. */
export async function registerAccount(
  transaction: Transaction,
  account: NewAccount,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly credentials: Credentials | null }> {
  const { id, organisation, posts, outside } = account;
  const { department } = await membershipIn(transaction, organisation);
  demandAdministrator(act, department);
  const credentials = outside === null ? newCredentials() : null;
  const stored = credentials && (await storedCredentials(credentials));
  await insertAccount(transaction, { ...account, stored, isPasswordInitial: true }, act);
  const facts = { account: id, department, posts: posts.map(({ post }) => post).join() };
  return { event: eventOf(act, 'ACCOUNT_REGISTERED', facts), credentials };
}

/** What is stored of credentials. */
export interface StoredCredentials {
  readonly passwordHash: string;
  readonly totpSecret: string;
}

/** What is stored of these credentials. */
export async function storedCredentials({
  password,
  totpSecret,
}: Credentials): Promise<StoredCredentials> {
  return { passwordHash: await hashPassword(password), totpSecret };
}

/** A row of an account; who may make it was decided before. */
interface AccountToInsert extends NewAccount {
  /** Null where the person signs in at an outside issuer. */
  readonly stored: StoredCredentials | null;
  readonly isPasswordInitial: boolean;
}

/** Writes an account with its posts; throws BAD_USER_INPUT where it cannot be like this. */
export async function insertAccount(
  transaction: Transaction,
  account: AccountToInsert,
  { by, now }: Act,
): Promise<void> {
  const { id, nameZh, organisation, posts, outside, stored } = account;
  demandName(nameZh);
  demandPosts({ kind: 'PERSON', organisation, posts });
  if (outside) demandOutside(outside);
  const { departmentId, organisationId } = await membershipIn(transaction, organisation);
  const row = [id, nameZh, departmentId, organisationId, outside?.issuer, outside?.subject];
  const secrets = [stored?.passwordHash, stored?.totpSecret, account.isPasswordInitial];
  const inserted = FORM.test(id)
    ? await transaction.query(INSERT, [...row, ...secrets, now, by.subject])
    : [];
  demandNew(id, FORM, inserted);
  await insertPosts(transaction, { account: id, posts }, { by, now });
}

/** Gives a person a new password; dormant until confirmed anew, because whoever resets it knows it. */
export async function resetPassword(
  transaction: Transaction,
  id: string,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly password: string }> {
  const key: MemberKey = { kind: 'ACCOUNT', id };
  const member = await memberOf(transaction, key);
  demandAdministrator(act, member.department);
  const password = randomPassword();
  const changed = await transaction.query(
    `update directory.account set password_hash = $2, is_password_initial = true
     where id = $1 and ${SIGNS_IN_HERE} returning id`,
    [id, await hashPassword(password)],
  );
  if (changed.length === 0) throw refused(key, 'signs in at an outside issuer');
  await makeDormant(transaction, key, act.now);
  return { event: eventOf(act, 'PASSWORD_RESET', factsOf(member)), password };
}

/** Gives a person a new secret of one-time codes; the password, which nobody else knows, stays. */
export async function resetTotp(
  transaction: Transaction,
  id: string,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly totpSecret: string }> {
  const key: MemberKey = { kind: 'ACCOUNT', id };
  const member = await memberOf(transaction, key);
  demandAdministrator(act, member.department);
  const totpSecret = randomTotpSecret();
  const changed = await transaction.query(
    `update directory.account set totp_secret = $2, totp_last_step = 0
     where id = $1 and ${SIGNS_IN_HERE} and not ${HAS_INITIAL_PASSWORD} returning id`,
    [id, totpSecret],
  );
  // With a password that somebody else chose, too, both keys would be in one hand.
  if (changed.length === 0) throw refused(key, 'has no password of its own choice');
  await revokeSubject(transaction, id, act.now);
  return { event: eventOf(act, 'TOTP_RESET', factsOf(member)), totpSecret };
}

/** New credentials, random. */
export function newCredentials(): Credentials {
  return { password: randomPassword(), totpSecret: randomTotpSecret() };
}

/** Told by the view: whoever resets a hash cannot read it. */
const SIGNS_IN_HERE =
  'exists (select from directory.account_sign_in s where s.account_id = $1 and s.has_password)';

const HAS_INITIAL_PASSWORD =
  'exists (select from directory.account_sign_in s where s.account_id = $1 and s.is_password_initial)';

const INSERT = `insert into directory.account (id, name_zh, department_id, organisation_id, outside_issuer,
  outside_subject, password_hash, totp_secret, is_password_initial, registered_at, registered_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`;
