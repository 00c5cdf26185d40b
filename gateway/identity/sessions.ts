import type { Transaction } from '../../shared/data/database';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { unauthenticated } from '../../shared/identity/access-token';
import { hashSecret, randomSecret } from '../../shared/identity/secret';
import { requireThat } from '../../shared/identity/token-fault';
import { briefCache, type BriefCache } from './brief-cache';
import { callerOfRow } from './caller-of-row';
import type { Identified } from './identified';
import type { IdentityOptions } from './identity-options';
import { insertRevocation } from './revocation.store';
import {
  endSession,
  endSessionsOf,
  insertSession,
  sessionOf,
  setPurpose,
  touchSession,
  type NewSession,
  type SessionRow,
  type SignInWay,
} from './session.store';
import type { SubjectRow } from './subject.queries';

/** A session that was just opened. */
export interface OpenedSession {
  /** The value of the cookie; stored nowhere else. */
  readonly cookie: string;
  readonly expiresAtMs: number;
}

/** Sessions of browsers, the same for all gateways. */
export interface Sessions {
  /**
   * The caller of a session; rejects with TokenFault if it has ended, was idle for too long, or its
   * person is not in use.
   */
  identify(cookie: string): Promise<Identified>;
  /** Opens a session for a person as read at the sign-in: any later revocation ends it. */
  open(transaction: Transaction, person: SubjectRow, via: SignInWay): Promise<OpenedSession>;
  /**
   * Ends all sessions of a person, in the transaction that changes its password or second factor.
   */
  endAllOf(transaction: Transaction, account: string): Promise<void>;
  /**
   * Ends a session on every gateway within a second; does nothing for a caller without a session.
   */
  end(identified: Identified): Promise<void>;
  /** Ends the session with this id (a hash); does nothing if there is none. */
  endById(sessionId: string): Promise<void>;
  /**
   * Sets the purpose of a session; null for none. Throws BAD_REQUEST for a purpose that was not
   * granted, UNAUTHENTICATED without a session.
   */
  choosePurpose(identified: Identified, purpose: string | null): Promise<void>;
  /** Reads the session with this id again when it is used next: another process changed it. */
  clear(sessionId: string): void;
}

interface EndingSession {
  readonly sessionId: string;
  readonly expiresAtMs: number;
  readonly subject: string;
}

/** How long a gateway caches a session. */
const BRIEFLY_MS = 2000;
const TOUCH_MS = 60_000;

/** Opens the sessions that are stored in the database. */
export function openSessions(options: IdentityOptions): Sessions {
  const { database, now, purposesOf } = options;
  const known = briefCache<SessionRow | undefined>({ lifeMs: BRIEFLY_MS, capacity: 10_000, now });
  const end = (ending: EndingSession) => ended(ending, options, known);
  return {
    identify: async (cookie) => {
      const id = hashSecret(cookie);
      const row = await known.get(id, () =>
        database.asIdentity((transaction) => sessionOf(transaction, id)),
      );
      requireThat(row !== undefined, 'the session is unknown');
      const identified = identifiedBy(row, options);
      await touch(row, options);
      return identified;
    },
    open: (transaction, { id: account, generation }, via) =>
      opened(transaction, { account, generation, via }, options),
    endAllOf: (transaction, account) => endedAll(transaction, account, { now, known }),
    end: async ({ via, tokenId: sessionId, expiresAtMs, caller: { subject } }) => {
      if (via !== 'SESSION' || sessionId === null || expiresAtMs === null) return;
      await end({ sessionId, expiresAtMs, subject });
    },
    endById: async (sessionId) => {
      const row = await database.asIdentity((transaction) => sessionOf(transaction, sessionId));
      if (row?.revokedAt !== null) return;
      await end({ sessionId, expiresAtMs: Date.parse(row.expiresAt), subject: row.person.id });
    },
    choosePurpose: async ({ via, caller, tokenId }, purpose) => {
      const { organisation } = caller;
      if (via !== 'SESSION' || tokenId === null) throw unauthenticated();
      const granted = organisation ? await purposesOf(organisation) : [];
      if (purpose !== null && !granted.includes(purpose))
        throw new RiverGateError('BAD_REQUEST', 'This purpose is not among those granted.');
      await database.asIdentity((transaction) => setPurpose(transaction, tokenId, purpose));
      known.clear(tokenId);
      await options.onSessionChanged?.(tokenId);
    },
    clear: known.clear,
  };
}

async function ended(
  { sessionId, expiresAtMs, subject }: EndingSession,
  { database, now, note, onSessionChanged }: IdentityOptions,
  known: BriefCache<SessionRow | undefined>,
): Promise<void> {
  await database.asIdentity(async (transaction) => {
    await endSession(transaction, sessionId, now());
    await insertRevocation(transaction, { id: sessionId, expiresAtMs }, now());
  });
  known.clear(sessionId);
  await onSessionChanged?.(sessionId);
  await note({ event: 'SIGN_OUT', subject, facts: {} });
}

async function endedAll(
  transaction: Transaction,
  account: string,
  {
    now,
    known,
  }: Pick<IdentityOptions, 'now'> & { readonly known: BriefCache<SessionRow | undefined> },
): Promise<void> {
  for (const { id, expiresAt } of await endSessionsOf(transaction, account, now())) {
    const expiresAtMs = Date.parse(expiresAt);
    await insertRevocation(transaction, { id, expiresAtMs }, now());
    known.clear(id);
  }
}

async function opened(
  transaction: Transaction,
  who: Pick<NewSession, 'account' | 'generation' | 'via'>,
  { now, sessionHours }: IdentityOptions,
): Promise<OpenedSession> {
  const cookie = randomSecret();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + sessionHours * 3_600_000);
  await insertSession(transaction, {
    ...who,
    sessionId: hashSecret(cookie),
    createdAt,
    expiresAt,
  });
  return { cookie, expiresAtMs: expiresAt.getTime() };
}

function identifiedBy(row: SessionRow, options: IdentityOptions): Identified {
  const nowMs = options.now().getTime();
  const expiresAtMs = Date.parse(row.expiresAt);
  const restsUntilMs = Date.parse(row.lastSeenAt) + options.sessionIdleMinutes * 60_000;
  requireThat(row.revokedAt === null, 'the session was ended');
  requireThat(nowMs < expiresAtMs, 'the session has expired');
  requireThat(nowMs < restsUntilMs, 'the session was idle for too long');
  const { isDemonstration } = options;
  const person = { ...row.person, generation: row.openedUnder };
  const caller = callerOfRow(person, { isDemonstration, purpose: row.purpose });
  requireThat(caller !== null, 'the account is not in use');
  const issuedAtMs = Date.parse(row.createdAt);
  return { caller, via: 'SESSION', tokenId: row.sessionId, issuedAtMs, expiresAtMs };
}

/** Written at most once a minute, but often enough that a session in use does not become idle. */
async function touch(
  { sessionId, lastSeenAt }: SessionRow,
  { database, sessionIdleMinutes, now }: IdentityOptions,
): Promise<void> {
  const restMs = now().getTime() - Date.parse(lastSeenAt);
  if (restMs < Math.min(TOUCH_MS, sessionIdleMinutes * 30_000)) return;
  await database.asIdentity((transaction) => touchSession(transaction, sessionId, now()));
}
