import type { Transaction } from '../../../shared/data/database';
import { messageOf } from '../../../shared/errors/message-of';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { networkOf } from '../../../shared/server/network-of';
import { hashPassword, isPasswordOf } from '../../../shared/identity/password';
import { totpStep } from '../../../shared/identity/totp';
import { storePassword, takeCode } from './account.store';
import type { Attempts } from './attempts';
import { callerOfRow } from '../caller-of-row';
import { requirePassword } from './require-password';
import { dropEnrolment } from './enrolment.store';
import { fairTurns, type FairTurns } from './fair-turns';
import type { IdentityOptions } from '../identity-options';
import type { SignInWay } from '../session.store';
import type { OpenedSession, Sessions } from '../sessions';
import { accountOf, outsideSubjectOf, type AccountRow, type SubjectRow } from '../subject.queries';

/** The credentials of a person. */
export interface PasswordSignIn {
  readonly account: string;
  readonly password: string;
  /** One-time code of six digits. */
  readonly code: string;
  /** A new password; required if the present one was given by somebody else. */
  readonly newPassword: string | null;
  /** Address of the caller. */
  readonly address: string;
  /** Id of a browser that signed in to this account before; null for any other browser. */
  readonly device: string | null;
}

/** How persons sign in. */
export interface SignIn {
  /**
   * Rejects with SIGN_IN_REFUSED, with the same message and after the same work whichever part is
   * wrong, or TOO_MANY_REQUESTS.
   */
  byPassword(signIn: PasswordSignIn): Promise<OpenedSession>;
  /** For a person whom an outside issuer identifies, if the issuer may speak for that person. */
  byOutside(identity: OutsideSignIn): Promise<OpenedSession>;
  /** For an account of the demonstration; the caller checks whether that is allowed. */
  byDemonstration(account: string): Promise<OpenedSession>;
}

/** An identity asserted by an outside issuer. */
interface OutsideSignIn {
  readonly issuer: string;
  readonly subject: string;
  /** Departments that the issuer speaks for. */
  readonly departments: ReadonlyArray<string>;
}

/** Dependencies of signing in. */
interface SignInParts {
  readonly sessions: Sessions;
  readonly attempts: Attempts;
}

/** Opens the ways of signing in. */
export function openSignIn(options: IdentityOptions, { sessions, attempts }: SignInParts): SignIn {
  const { database, isDemonstration, note } = options;
  const turns = fairTurns({ atOnce: HASHES_AT_ONCE, mostWaiting: MOST_WAITING, refusal: busy });

  /**
   * Opens the session and writes the event to the audit log; without the event there is no session.
   */
  const enter = async (
    row: SubjectRow | undefined,
    way: SignInBy,
    admit: (transaction: Transaction) => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<OpenedSession> => {
    const isUsable = callerOfRow(row, { isDemonstration, purpose: null }) !== null;
    const opened =
      row && isUsable
        ? await database.asIdentity(async (transaction) =>
            (await admit(transaction)) ? sessions.open(transaction, row, way.via) : null,
          )
        : null;
    const subject = row?.id ?? 'unknown';
    await note(
      opened ? signedIn(subject, way) : { event: 'SIGN_IN_REFUSED', subject, facts: { ...way } },
    );
    if (!opened) throw refused();
    return opened;
  };
  return {
    byPassword: (signIn) =>
      counted(attempts, signIn, () =>
        withPassword(signIn, { ...options, sessions }, { enter, turns }),
      ),
    byOutside: async ({ issuer, subject, departments }) => {
      const row = await database.asIdentity((transaction) =>
        outsideSubjectOf(transaction, issuer, subject),
      );
      const isFor = row?.kind === 'PERSON' && departments.includes(row.department);
      return enter(isFor ? row : undefined, { via: 'OIDC' });
    },
    byDemonstration: async (account) => {
      const row = await database.asIdentity((transaction) => accountOf(transaction, account));
      return enter(row?.isDemonstration ? row : undefined, { via: 'DEMO' });
    },
  };
}

type Enter = (
  row: SubjectRow | undefined,
  way: SignInBy,
  admit: (transaction: Transaction) => Promise<boolean>,
) => Promise<OpenedSession>;

/** How a person signs in, and from where; the audit log records a refusal with both. */
interface SignInBy {
  readonly via: SignInWay;
  readonly address?: string;
}

function signedIn(subject: string, { via }: SignInBy) {
  return { event: 'SIGN_IN', subject, facts: { via } };
}

/** Password and code are both checked, whatever the other is, even if there is no such account. */
async function withPassword(
  signIn: PasswordSignIn,
  { sessions, ...options }: IdentityOptions & { readonly sessions: Sessions },
  { enter, turns }: { readonly enter: Enter; readonly turns: FairTurns },
): Promise<OpenedSession> {
  const { database, now, note } = options;
  const { account, password, code, newPassword, address } = signIn;
  const row = await database.asIdentity((transaction) => accountOf(transaction, account));
  const whose = { address: networkOf(signIn.address), name: account };
  const isPassword = await turns.run(whose, () =>
    isPasswordOf(password, row?.passwordHash ?? null),
  );
  const secret = secondFactorOf(row, isPassword, options);
  const step = totpStep(secret, code, now());
  const fits = isPassword && step !== null && row?.isInUse === true;
  const changed = fits ? await chosenPassword(row, signIn) : null;
  const admit = async (transaction: Transaction) => {
    if (!fits || !(await takeCode(transaction, row, step))) return false;
    if (changed === null || newPassword === null) return true;
    await storePassword(transaction, account, changed);
    await sessions.endAllOf(transaction, account);
    await dropEnrolment(transaction, account);
    await note({ event: 'PASSWORD_CHANGED', subject: account, facts: {} });
    return true;
  };
  return enter(row, { via: 'PASSWORD', address }, admit);
}

/**
 * The secret of one-time codes. Only a caller who knows the password learns that its key is
 * missing; for all others the code is wrong.
 */
export function secondFactorOf(
  row: AccountRow | undefined,
  isPassword: boolean,
  { secondFactor, onFault }: IdentityOptions,
): string | null {
  if (!row || row.totpSealed === null) return null;
  try {
    return secondFactor.open(row.id, row.totpSealed);
  } catch (thrown) {
    onFault(messageOf(thrown));
    if (isPassword) throw thrown;
    return null;
  }
}

/**
 * The hash of the new password; a refusal of it is reported only to a caller who knows the present
 * one and the code.
 */
async function chosenPassword(
  row: AccountRow,
  { password, newPassword }: PasswordSignIn,
): Promise<string | null> {
  if (newPassword === null) {
    if (!row.isPasswordInitial) return null;
    throw new RiverGateError(
      'TRANSITION_REFUSED',
      'This password was given out and works once: choose another, as newPassword.',
    );
  }
  requirePassword(newPassword, row, password);
  return hashPassword(newPassword);
}

/** Counts the attempt as failed before it is checked, and reverts that if the secret is correct. */
async function counted(
  attempts: Attempts,
  signIn: PasswordSignIn,
  look: () => Promise<OpenedSession>,
): Promise<OpenedSession> {
  const attempt = await attempts.count({ ...signIn, name: `account ${signIn.account}` });
  try {
    const opened = await look();
    await attempt.succeed();
    return opened;
  } catch (thrown) {
    if (knowsSecret(thrown)) await attempt.succeed();
    throw thrown;
  }
}

/** Only a caller who knows password and code learns why the new password is refused. */
function knowsSecret(thrown: unknown): boolean {
  const code = thrown instanceof RiverGateError ? thrown.code : null;
  return code === 'TRANSITION_REFUSED' || code === 'PASSWORD_REFUSED';
}

/**
 * Hashing takes a core for a fifth of a second: two at once leave threads for everything else in
 * Node's pool.
 */
const HASHES_AT_ONCE = 2;
const MOST_WAITING = 1000;

function busy(): RiverGateError {
  const retryAfterS = 30;
  return new RiverGateError(
    'TOO_MANY_REQUESTS',
    `Too many sign in at this moment; try again in ${String(retryAfterS)} seconds.`,
    { retryAfterS },
  );
}

/** The only refusal of sign-ins: it never says which part was wrong. */
export function refused(): RiverGateError {
  return new RiverGateError(
    'SIGN_IN_REFUSED',
    'Account, password or code is wrong, or the account is not in use.',
  );
}
