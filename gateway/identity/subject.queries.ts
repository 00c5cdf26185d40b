import type { Transaction } from '../../shared/data/database';
import { bool, int, json, nullable, text } from '../../shared/data/sql-type';
import { statement, type RowOf } from '../../shared/data/statement';
import type { OrganisationKind } from '../../shared/identity/roles';

/** A role as it is stored. */
interface RoleRow {
  readonly post: string;
  readonly districts: ReadonlyArray<string> | null;
  readonly sources: ReadonlyArray<string> | null;
}

/** What identifies an account or client; columns of `m` (the member) and `o` (its organisation). */
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

/** A person, for a statement in which `m` is the account. */
export const PERSON_SQL = `'PERSON' as kind, ${WHO}, coalesce((
  select json_agg(json_build_object('post', p.post, 'districts', p.districts, 'sources', p.sources) order by p.post)
  from exchange.role_of_account p where p.account_id = m.id), '[]') as posts`;

/** The tables of a person. */
export const PERSON_TABLES = `exchange.account m ${ORGANISATION}`;

const MACHINE_SQL = `'MACHINE' as kind, ${WHO}, json_build_array(
  json_build_object('post', m.post, 'districts', m.districts, 'sources', m.sources)) as posts`;

const MACHINE_TABLES = `exchange.client m ${ORGANISATION}`;

/** The columns of an account or client. */
export const SUBJECT_COLUMNS = {
  id: text(),
  kind: text<'PERSON' | 'MACHINE'>(),
  nameZh: text(),
  organisationKind: text<OrganisationKind>(),
  organisationId: text(),
  /** The responsible department: its own, or the sponsor of its organisation. */
  department: text(),
  /**
   * Whether it and its organisation are confirmed and not locked and, if it belongs to the
   * demonstration, no real data have come in.
   */
  isInUse: bool(),
  isDemonstration: bool(),
  /** Number of its last revocation; 0 if there was none. Tokens and sessions carry it. */
  generation: int(),
  posts: json<ReadonlyArray<RoleRow>>(),
} as const;

/** The account of an id, with what signing in checks. */
export const ACCOUNT = statement({
  text: `select ${PERSON_SQL}, m.password_hash as "passwordHash",
      m.is_password_initial as "isPasswordInitial", m.totp_sealed as "totpSealed"
    from ${PERSON_TABLES} where m.id = $1`,
  columns: {
    ...SUBJECT_COLUMNS,
    passwordHash: nullable(text()),
    isPasswordInitial: bool(),
    /** Secret of one-time codes, sealed; null: none. */
    totpSealed: nullable(text()),
  },
  parameters: [text()],
});

/** The client of an id, with what signing in checks. */
export const CLIENT = statement({
  text: `select ${MACHINE_SQL}, m.secret_hash as "secretHash",
      m.previous_secret_hash as "previousSecretHash"
    from ${MACHINE_TABLES} where m.id = $1`,
  columns: {
    ...SUBJECT_COLUMNS,
    secretHash: nullable(text()),
    previousSecretHash: nullable(text()),
  },
  parameters: [text()],
});

/** Accounts and clients to which an identity at an outside issuer is linked. */
export const OUTSIDE_SUBJECTS = statement({
  text: `select ${PERSON_SQL} from ${PERSON_TABLES} where m.outside_issuer = $1 and m.outside_subject = $2
    union all
    select ${MACHINE_SQL} from ${MACHINE_TABLES} where m.outside_issuer = $1 and m.outside_subject = $2`,
  columns: SUBJECT_COLUMNS,
  parameters: [text(), text()],
});

/** The accounts of the demonstration. */
export const DEMO_PERSONS = statement({
  text: `select ${PERSON_SQL} from ${PERSON_TABLES} where m.is_demonstration order by m.id`,
  columns: SUBJECT_COLUMNS,
});

/** An account or client, with what identification needs. */
export type SubjectRow = RowOf<typeof OUTSIDE_SUBJECTS>;

/** A person with what signing in checks. */
export type AccountRow = RowOf<typeof ACCOUNT>;

/** A machine with what signing in checks. */
export type ClientRow = RowOf<typeof CLIENT>;

/** The account of this name, with what signing in checks. */
export async function accountOf(
  transaction: Transaction,
  id: string,
): Promise<AccountRow | undefined> {
  const [row] = await transaction.query(ACCOUNT, [id]);
  return row;
}

/** The client of this name, with what signing in checks. */
export async function clientOf(
  transaction: Transaction,
  id: string,
): Promise<ClientRow | undefined> {
  const [row] = await transaction.query(CLIENT, [id]);
  return row;
}

/**
 * The account or client to which an identity at an outside issuer is linked; undefined if there is
 * not exactly one.
 */
export async function outsideSubjectOf(
  transaction: Transaction,
  issuer: string,
  subject: string,
): Promise<SubjectRow | undefined> {
  const rows = await transaction.query(OUTSIDE_SUBJECTS, [issuer, subject]);
  return rows.length === 1 ? rows[0] : undefined;
}

/** Accounts of the demonstration that can be signed in to with one click. */
export async function demoPersons(transaction: Transaction): Promise<ReadonlyArray<SubjectRow>> {
  return transaction.query(DEMO_PERSONS);
}
