import { statement } from '../../../shared/data/statement';
import { instant, nullable, text } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';
import type { Organisation } from '../../../shared/identity/caller';
import type { Act } from '../acts/act';
import {
  requireName,
  requireNew,
  requireOutside,
  type OutsideIdentity,
} from './members/registration-rules';
import { membershipIn } from './members/membership.queries';
import { insertRoles } from './members/role.store';
import { requireRoles, type AssignedRole } from './members/registered-roles';

/** An account to register. */
export interface NewAccount {
  /** The name for sign-in, and the `subject` of the person's requests; never reused. */
  readonly id: string;
  readonly nameZh: string;
  readonly organisation: Organisation;
  readonly posts: ReadonlyArray<AssignedRole>;
}

const FORM = /^(?!client-|public$)[a-z][a-z0-9._-]{1,63}$/;

/**
 * Writes an account with its roles and without credentials; throws BAD_USER_INPUT if it is not
 * valid. The caller must have checked the permission before.
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

/** The stored form of a person's credentials. */
export interface StoredCredentials {
  readonly passwordHash: string;
  /** Encrypted with the key of the processes that verify sign-ins. */
  readonly totpSealed: string;
}

/**
 * Writes a person's credentials, for the demonstration; only the database role that owns the
 * exchange can.
 */
export async function storeCredentials(
  transaction: Transaction,
  id: string,
  { passwordHash, totpSealed }: StoredCredentials,
): Promise<void> {
  await transaction.query(STORE_CREDENTIALS, [id, passwordHash, totpSealed]);
}

/** Returns no row if the id or the outside identity is in use. */
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

/** Only the owning database role can run this: no other may write a hash. */
export const STORE_CREDENTIALS = statement({
  text: `update exchange.account set password_hash = $2, totp_sealed = $3, totp_secret = null,
    totp_last_step = 0, is_password_initial = false where id = $1`,
  parameters: [text(), text(), text()],
});
