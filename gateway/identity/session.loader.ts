import type { Transaction } from '../../shared/data/database';
import { PERSON_COLUMNS, PERSON_TABLES, type SubjectRow } from './subject.loader';
import { DAY_MS } from '../../shared/domain/durations';

/** A browser's session with the person whose it is; instants are RFC 3339. */
export interface SessionRow {
  readonly sessionId: string;
  readonly purpose: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  /** What it was opened under; the person's own may be newer. */
  readonly openedUnder: number;
  readonly person: SubjectRow;
}

/** How a person signed in. */
export type SignInWay = 'PASSWORD' | 'OIDC' | 'DEMO';

/** A session to be opened. */
export interface NewSession {
  /** Hash of what the browser keeps. */
  readonly sessionId: string;
  readonly account: string;
  /** Of the account, as it was when the person was found to be who it is. */
  readonly generation: number;
  readonly via: SignInWay;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The session of this id, ended or not. */
export async function sessionOf(
  transaction: Transaction,
  sessionId: string,
): Promise<SessionRow | undefined> {
  const [row] = await transaction.query<Omit<SessionRow, 'person'> & SubjectRow>(
    `select ${PERSON_COLUMNS}, s.id as "sessionId", s.purpose, s.created_at as "createdAt",
       s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.revoked_at as "revokedAt",
       s.generation as "openedUnder"
     from exchange.session s join ${PERSON_TABLES} on true where s.id = $1 and m.id = s.account_id`,
    [sessionId],
  );
  return row && { ...row, person: row };
}

/** Opens a session, and takes those away that ended more than a day ago. */
export async function insertSession(transaction: Transaction, session: NewSession): Promise<void> {
  const { sessionId, account, via, createdAt, expiresAt, generation } = session;
  await transaction.query(
    `insert into exchange.session (id, account_id, via, created_at, last_seen_at, expires_at, generation)
     values ($1, $2, $3, $4, $4, $5, $6)`,
    [sessionId, account, via, createdAt, expiresAt, generation],
  );
  await transaction.query('delete from exchange.session where expires_at < $1', [
    new Date(createdAt.getTime() - DAY_MS),
  ]);
}

/** Remembers that a session was used. */
export async function touchSession(
  transaction: Transaction,
  sessionId: string,
  now: Date,
): Promise<void> {
  await transaction.query(
    'update exchange.session set last_seen_at = $2 where id = $1 and last_seen_at < $2',
    [sessionId, now],
  );
}

/** Sets the purpose that a session's questions are for. */
export async function setPurpose(
  transaction: Transaction,
  sessionId: string,
  purpose: string | null,
): Promise<void> {
  await transaction.query('update exchange.session set purpose = $2 where id = $1', [
    sessionId,
    purpose,
  ]);
}

/** Ends all sessions of a person; answers their ids and when they would have ended. */
export async function endSessionsOf(
  transaction: Transaction,
  account: string,
  now: Date,
): Promise<ReadonlyArray<{ readonly id: string; readonly expiresAt: string }>> {
  return transaction.query(
    `update exchange.session set revoked_at = $2 where account_id = $1 and revoked_at is null
     returning id, expires_at as "expiresAt"`,
    [account, now],
  );
}

/** Ends a session. */
export async function endSession(
  transaction: Transaction,
  sessionId: string,
  now: Date,
): Promise<void> {
  await transaction.query(
    'update exchange.session set revoked_at = $2 where id = $1 and revoked_at is null',
    [sessionId, now],
  );
}
