import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { hashHalf, isHalfOf, type SignInFactor } from '../../../shared/identity/enrolment-half';
import { hashPassword, isPasswordOf } from '../../../shared/identity/password';
import { randomTotpSecret, totpAddress, totpStep } from '../../../shared/identity/totp';
import { storeFactors, takeCode } from './account.store';
import type { Attempts } from './attempts';
import { requirePassword } from './require-password';
import {
  dropEnrolment,
  enrolmentOf,
  keepShownSecret,
  lockAccount,
  type EnrolmentRow,
} from './enrolment.store';
import type { IdentityOptions } from '../identity-options';
import type { Sessions } from '../sessions';
import { secondFactorOf } from './sign-in';
import { accountOf, type AccountRow } from '../subject.queries';

/** A person with both halves of an enrolment code. */
export interface PresentedHalves {
  readonly account: string;
  /**
   * The halves from the administrator who started the enrolment and from the steward, in either
   * order.
   */
  readonly halves: readonly [string, string];
  /** Address of the caller. */
  readonly address: string;
}

/** What the person chose, and the factors that were not reset. */
export interface FactorsChosen {
  /** Code of the new secret if the second factor was reset, else of the present one. */
  readonly code: string;
  /** The present password, if it was not reset. */
  readonly password: string;
  readonly newPassword: string;
}

/** An enrolment as shown to its person. */
export interface EnrolmentView {
  readonly factors: ReadonlyArray<SignInFactor>;
  /**
   * Shown to the person with both halves until the enrolment is completed; null if it was not
   * reset.
   */
  readonly secondFactor: { readonly secret: string; readonly address: string } | null;
}

/** How persons choose their password and second factor. */
export interface Enrol {
  /**
   * What has to be chosen, with a new secret of one-time codes. Rejects with ENROLMENT_REFUSED,
   * always with the same message, or TOO_MANY_REQUESTS.
   */
  look(shown: PresentedHalves): Promise<EnrolmentView>;
  /**
   * Stores what was chosen and ends all sessions of the person. Rejects like `look`, or with
   * PASSWORD_REFUSED.
   */
  complete(shown: PresentedHalves, chosen: FactorsChosen): Promise<ReadonlyArray<SignInFactor>>;
}

/** Dependencies of enrolment. */
interface EnrolParts {
  readonly sessions: Sessions;
  readonly attempts: Attempts;
}

/** Opens enrolment. Failures are counted like those of sign-ins. */
export function openEnrol(options: IdentityOptions, { sessions, attempts }: EnrolParts): Enrol {
  const { note } = options;
  const counted = async <T>(shown: PresentedHalves, work: (found: Found) => Promise<T | null>) => {
    const { account, address } = shown;
    const attempt = await attempts.count({ name: `account ${account}`, address, device: null });
    const found = await foundBy(shown, options);
    const done = found && (await work(found));
    if (done === null) {
      const facts = { via: 'ENROLMENT', address };
      await note({ event: 'SIGN_IN_REFUSED', subject: found?.row.id ?? 'unknown', facts });
      throw refused();
    }
    await attempt.succeed();
    return done;
  };
  return {
    look: (shown) => counted(shown, (found) => viewOf(found, options)),
    complete: (shown, chosen) =>
      counted(shown, async (found) => {
        const fitting = await fittingFactors(found, chosen, options);
        return fitting && stored(found, fitting, { ...options, sessions });
      }),
  };
}

/** An account with its enrolment, both halves of which match. */
interface Found {
  readonly row: AccountRow;
  readonly enrolment: EnrolmentRow;
}

async function foundBy(
  { account, halves: [one, other] }: PresentedHalves,
  { database, now }: IdentityOptions,
): Promise<Found | null> {
  const [row, enrolment] = await database.asIdentity(async (transaction) => [
    await accountOf(transaction, account),
    await enrolmentOf(transaction, account, now()),
  ]);
  const areHalves = (issuer: string, steward: string) =>
    [
      isHalfOf(hashHalf(account, 'ISSUER', issuer), enrolment?.issuerHalfHash ?? null),
      isHalfOf(hashHalf(account, 'STEWARD', steward), enrolment?.stewardHalfHash ?? null),
    ].every(Boolean);
  const fits = [areHalves(one, other), areHalves(other, one)].includes(true);
  return row && enrolment && fits ? { row, enrolment } : null;
}

/** The secret stays the same until it is used, however often it is shown. */
async function viewOf(
  { row: { id }, enrolment: { factors, totpSealed } }: Found,
  { database, secondFactor }: IdentityOptions,
): Promise<EnrolmentView> {
  if (!factors.includes('SECOND_FACTOR')) return { factors, secondFactor: null };
  const secret = totpSealed === null ? randomTotpSecret() : secondFactor.open(id, totpSealed);
  if (totpSealed === null) {
    const sealed = secondFactor.seal(id, secret);
    await database.asIdentity((transaction) => keepShownSecret(transaction, id, sealed));
  }
  return { factors, secondFactor: { secret, address: totpAddress(secret, id) } };
}

/** What is to be stored if everything matches; null if it does not. */
interface FittingFactors {
  readonly passwordHash: string | null;
  readonly step: number;
  readonly newSealed: string | null;
}

/** A factor that was not reset is required: both halves are never enough without it. */
async function fittingFactors(
  { row, enrolment: { factors, totpSealed } }: Found,
  { code, password, newPassword }: FactorsChosen,
  options: IdentityOptions,
): Promise<FittingFactors | null> {
  const isNewPassword = factors.includes('PASSWORD');
  const isPassword = isNewPassword || (await isPasswordOf(password, row.passwordHash));
  const newSealed = factors.includes('SECOND_FACTOR') ? totpSealed : null;
  const isNewSecret = factors.includes('SECOND_FACTOR');
  const holder = isNewSecret ? { ...row, totpSealed } : row;
  const step = totpStep(secondFactorOf(holder, isPassword, options), code, options.now());
  if (!isPassword || step === null) return null;
  if (!isNewPassword) return { passwordHash: null, step, newSealed };
  requirePassword(newPassword, row, null);
  return { passwordHash: await hashPassword(newPassword), step, newSealed };
}

/** Null if the enrolment was renewed, completed or ended meanwhile, or the code was used before. */
async function stored(
  { row, enrolment }: Found,
  { passwordHash, step, newSealed }: FittingFactors,
  { database, now, note, sessions }: IdentityOptions & { readonly sessions: Sessions },
): Promise<ReadonlyArray<SignInFactor> | null> {
  const { id } = row;
  return database.asIdentity(async (transaction) => {
    await lockAccount(transaction, id);
    const present = await enrolmentOf(transaction, id, now());
    if (!present || !areSame(present, enrolment)) return null;
    if (newSealed === null && !(await takeCode(transaction, row, step))) return null;
    const secondFactor = newSealed === null ? null : { sealed: newSealed, lastStep: step };
    await storeFactors(transaction, id, { passwordHash, secondFactor });
    await sessions.endAllOf(transaction, id);
    await dropEnrolment(transaction, id);
    await note({ event: 'ENROLLED', subject: id, facts: { factors: enrolment.factors.join() } });
    return enrolment.factors;
  });
}

function areSame(one: EnrolmentRow, other: EnrolmentRow): boolean {
  return (
    one.issuerHalfHash === other.issuerHalfHash &&
    one.stewardHalfHash === other.stewardHalfHash &&
    one.totpSealed === other.totpSealed
  );
}

function refused(): RiverGateError {
  return new RiverGateError(
    'ENROLMENT_REFUSED',
    'Account, halves, password or code is wrong, or the enrolment has ended.',
  );
}
