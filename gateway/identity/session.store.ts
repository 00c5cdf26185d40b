import type { Transaction } from '../../shared/data/database';
import { instant, int, nullable, text } from '../../shared/data/sql-type';
import { statement, type RowOf } from '../../shared/data/statement';
import { PERSON_SQL, PERSON_TABLES, SUBJECT_COLUMNS, type SubjectRow } from './subject.queries';
import { DAY_MS } from '../../shared/domain/durations';

/** How a person signed in. */
export type SignInWay = 'PASSWORD' | 'OIDC' | 'DEMO';

/** A session to be opened. */
export interface NewSession {
  /** Hash of the cookie. */
  readonly sessionId: string;
  readonly account: string;
  /** Generation of the account at the time of the sign-in. */
  readonly generation: number;
  readonly via: SignInWay;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A session and its person, by the session's id. */
export const SESSION = statement({
  text: `select ${PERSON_SQL}, s.id as "sessionId", s.purpose, s.created_at as "createdAt",
      s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.revoked_at as "revokedAt",
      s.generation as "openedUnder"
    from exchange.session s join ${PERSON_TABLES} on true where s.id = $1 and m.id = s.account_id`,
  columns: {
    ...SUBJECT_COLUMNS,
    sessionId: text(),
    purpose: nullable(text()),
    createdAt: instant(),
    lastSeenAt: instant(),
    expiresAt: instant(),
    revokedAt: nullable(instant()),
    /** Generation at the time of the sign-in; that of the person may be higher now. */
    openedUnder: int(),
  },
  parameters: [text()],
});

type SessionColumns = Omit<RowOf<typeof SESSION>, keyof SubjectRow>;

/** A browser's session with its person; instants are RFC 3339. */
export interface SessionRow extends SessionColumns {
  readonly person: SubjectRow;
}

/** The session with this id, ended or not. */
export async function sessionOf(
  transaction: Transaction,
  sessionId: string,
): Promise<SessionRow | undefined> {
  const [row] = await transaction.query(SESSION, [sessionId]);
  return row && { ...row, person: row };
}

/** Opens a session, and deletes those that ended more than a day ago. */
export async function insertSession(transaction: Transaction, session: NewSession): Promise<void> {
  const { sessionId, account, via, createdAt, expiresAt, generation } = session;
  const values = [sessionId, account, via, createdAt, expiresAt, generation] as const;
  await transaction.query(INSERT_SESSION, values);
  await transaction.query(DELETE_ENDED_SESSIONS, [new Date(createdAt.getTime() - DAY_MS)]);
}

/** A session that is used at the moment at which it is opened. */
export const INSERT_SESSION = statement({
  text: `insert into exchange.session (id, account_id, via, created_at, last_seen_at, expires_at, generation)
    values ($1, $2, $3, $4, $4, $5, $6)`,
  parameters: [text(), text(), text<SignInWay>(), instant(), instant(), int()],
});

/** Sessions that ended before an instant. */
export const DELETE_ENDED_SESSIONS = statement({
  text: 'delete from exchange.session where expires_at < $1',
  parameters: [instant()],
});

/** Records that a session was used. */
export async function touchSession(
  transaction: Transaction,
  sessionId: string,
  now: Date,
): Promise<void> {
  await transaction.query(TOUCH_SESSION, [sessionId, now]);
}

/** A session that was used at an instant. */
export const TOUCH_SESSION = statement({
  text: 'update exchange.session set last_seen_at = $2 where id = $1 and last_seen_at < $2',
  parameters: [text(), instant()],
});

/** Sets the purpose of a session's queries. */
export async function setPurpose(
  transaction: Transaction,
  sessionId: string,
  purpose: string | null,
): Promise<void> {
  await transaction.query(SET_PURPOSE, [sessionId, purpose]);
}

/** The purpose of a session. */
export const SET_PURPOSE = statement({
  text: 'update exchange.session set purpose = $2 where id = $1',
  parameters: [text(), nullable(text())],
});

/** Ends all sessions of a person; returns their ids and when they would have ended. */
export async function endSessionsOf(
  transaction: Transaction,
  account: string,
  now: Date,
): Promise<ReadonlyArray<{ readonly id: string; readonly expiresAt: string }>> {
  return transaction.query(END_SESSIONS_OF, [account, now]);
}

/** The sessions of an account, ended at an instant. */
export const END_SESSIONS_OF = statement({
  text: `update exchange.session set revoked_at = $2 where account_id = $1 and revoked_at is null
    returning id, expires_at as "expiresAt"`,
  columns: { id: text(), expiresAt: instant() },
  parameters: [text(), instant()],
});

/** Ends a session. */
export async function endSession(
  transaction: Transaction,
  sessionId: string,
  now: Date,
): Promise<void> {
  await transaction.query(END_SESSION, [sessionId, now]);
}

/** A session, ended at an instant. */
export const END_SESSION = statement({
  text: 'update exchange.session set revoked_at = $2 where id = $1 and revoked_at is null',
  parameters: [text(), instant()],
});
