import type { Transaction } from '../../shared/data/database';
import type { OrganisationKind } from '../../shared/identity/roles';

/** An account or client, as far as identifying goes. */
export interface SubjectRow {
  readonly id: string;
  readonly kind: 'PERSON' | 'MACHINE';
  readonly nameZh: string;
  readonly organisationKind: OrganisationKind;
  readonly organisationId: string;
  /** Department that answers for it: its own, or the sponsor of its organisation. */
  readonly department: string;
  /** Whether it, and its organisation, are confirmed and not locked, and, where it is of the demonstration, no real data have come in. */
  readonly isInUse: boolean;
  readonly isDemonstration: boolean;
  /** Number of the last revocation of it; 0: none. What is issued by this row is issued under it. */
  readonly generation: number;
  readonly posts: ReadonlyArray<RoleRow>;
}

/** A role as it is stored. */
export interface RoleRow {
  readonly post: string;
  readonly districts: ReadonlyArray<string> | null;
  readonly sources: ReadonlyArray<string> | null;
}

/** A person with what signing in checks. */
export interface AccountRow extends SubjectRow {
  readonly passwordHash: string | null;
  readonly isPasswordInitial: boolean;
  /** Secret of one-time codes, sealed; null: none. */
  readonly totpSealed: string | null;
}

/** A machine with what signing in checks. */
export interface ClientRow extends SubjectRow {
  readonly secretHash: string | null;
  readonly previousSecretHash: string | null;
}

/** What says of an account or client who it is; columns of `m` (the member) and `o` (its organisation). */
const WHO = `m.id, m.name_zh as "nameZh",
  coalesce(o.kind, 'DEPARTMENT') as "organisationKind",
  coalesce(m.organisation_id, m.department_id) as "organisationId",
  coalesce(m.department_id, o.sponsor_id) as department,
  m.confirmed_at is not null and m.locked_at is null
    and (o.id is null or o.confirmed_at is not null and o.locked_at is null)
    and (not m.is_demonstration or not exists (select from exchange.real_data)) as "isInUse",
  m.is_demonstration as "isDemonstration",
  coalesce((select r.generation from exchange.revocation r where r.kind = 'SUBJECT' and r.id = m.id), 0)
    as generation`;

const ORGANISATION = 'left join exchange.organisation o on o.id = m.organisation_id';

/** The columns of a person, for a statement in which `m` is the account. */
export const PERSON_COLUMNS = `'PERSON' as kind, ${WHO}, coalesce((
  select json_agg(json_build_object('post', p.post, 'districts', p.districts, 'sources', p.sources) order by p.post)
  from exchange.role_of_account p where p.account_id = m.id), '[]') as posts`;

/** The tables of a person. */
export const PERSON_TABLES = `exchange.account m ${ORGANISATION}`;

const MACHINE_COLUMNS = `'MACHINE' as kind, ${WHO}, json_build_array(
  json_build_object('post', m.post, 'districts', m.districts, 'sources', m.sources)) as posts`;

const MACHINE_TABLES = `exchange.client m ${ORGANISATION}`;

/** The account of this name, with what signing in checks. */
export async function accountOf(
  transaction: Transaction,
  id: string,
): Promise<AccountRow | undefined> {
  const [row] = await transaction.query<AccountRow>(
    `select ${PERSON_COLUMNS}, m.password_hash as "passwordHash",
       m.is_password_initial as "isPasswordInitial", m.totp_sealed as "totpSealed"
     from ${PERSON_TABLES} where m.id = $1`,
    [id],
  );
  return row;
}

/** The client of this name, with what signing in checks. */
export async function clientOf(
  transaction: Transaction,
  id: string,
): Promise<ClientRow | undefined> {
  const [row] = await transaction.query<ClientRow>(
    `select ${MACHINE_COLUMNS}, m.secret_hash as "secretHash",
       m.previous_secret_hash as "previousSecretHash"
     from ${MACHINE_TABLES} where m.id = $1`,
    [id],
  );
  return row;
}

/** Who somebody at an outside issuer is here: one account or client, or nobody. */
export async function outsideSubjectOf(
  transaction: Transaction,
  issuer: string,
  subject: string,
): Promise<SubjectRow | undefined> {
  const rows = await transaction.query<SubjectRow>(
    `select ${PERSON_COLUMNS} from ${PERSON_TABLES} where m.outside_issuer = $1 and m.outside_subject = $2
     union all
     select ${MACHINE_COLUMNS} from ${MACHINE_TABLES} where m.outside_issuer = $1 and m.outside_subject = $2`,
    [issuer, subject],
  );
  return rows.length === 1 ? rows[0] : undefined;
}

/** Accounts of the demonstration that can be signed in to with one click. */
export async function demoPersons(transaction: Transaction): Promise<ReadonlyArray<SubjectRow>> {
  return transaction.query<SubjectRow>(
    `select ${PERSON_COLUMNS} from ${PERSON_TABLES} where m.is_demonstration order by m.id`,
  );
}

/** Writes what a person chose at an enrolment; what is absent stays. */
export async function storeFactors(
  transaction: Transaction,
  account: string,
  {
    passwordHash,
    secondFactor,
  }: {
    readonly passwordHash: string | null;
    readonly secondFactor: { readonly sealed: string; readonly lastStep: number } | null;
  },
): Promise<void> {
  await transaction.query(
    `update exchange.account set password_hash = coalesce($2::text, password_hash), is_password_initial = is_password_initial and $2::text is null,
       totp_sealed = coalesce($3, totp_sealed), totp_last_step = greatest(totp_last_step, $4) where id = $1`,
    [account, passwordHash, secondFactor?.sealed ?? null, secondFactor?.lastStep ?? 0],
  );
}

/** The epoch of an account's known browsers; undefined if there is no such account. */
export async function deviceEpochOf(
  transaction: Transaction,
  account: string,
): Promise<number | undefined> {
  const [row] = await transaction.query<{ epoch: number }>(
    'select device_epoch as epoch from exchange.account where id = $1',
    [account],
  );
  return row?.epoch;
}

/**
 * Takes a one-time code of this step for an account; false when this code, or a later one, was taken
 * before, or when its password is no more the one that was read and looked at.
 */
export async function takeCode(
  transaction: Transaction,
  { id, passwordHash }: Pick<AccountRow, 'id' | 'passwordHash'>,
  step: number,
): Promise<boolean> {
  const taken = await transaction.query(
    `update exchange.account set totp_last_step = $2
     where id = $1 and totp_last_step < $2 and password_hash is not distinct from $3 returning id`,
    [id, step, passwordHash],
  );
  return taken.length === 1;
}

/** Stores the password that a person chose. */
export async function storePassword(
  transaction: Transaction,
  account: string,
  passwordHash: string,
): Promise<void> {
  await transaction.query(
    'update exchange.account set password_hash = $2, is_password_initial = false where id = $1',
    [account, passwordHash],
  );
}
