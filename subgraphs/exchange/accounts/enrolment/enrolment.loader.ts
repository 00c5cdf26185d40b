import { statement } from '../../../../shared/data/statement';
import { bool, instant, list, nullable, present, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import {
  ENROLMENT_HOURS,
  hashHalf,
  randomHalf,
  type SignInFactor,
} from '../../../../shared/identity/enrolment-half';
import { requireOther, eventOf, type Act, type AccountEvent } from '../../acts/act';
import type { MemberKey } from '../members/member-key';
import { factsOf, memberOf, refused } from '../members/member.loader';
import { requireStewardOrStandIn } from '../members/stand-in.loader';

/** One half of an enrolment code, shown to whom it was made for and never again. */
export interface IssuedHalf {
  readonly half: string;
  /** What the person chooses with both halves. */
  readonly factors: ReadonlyArray<SignInFactor>;
  readonly expiresAt: string;
}

/**
 * Starts an enrolment for whatever the account lacks to sign in with; returns the half of the
 * person who started it. Halves of an earlier enrolment are void, and a steward has none yet.
 */
export async function issueEnrolment(
  transaction: Transaction,
  account: string,
  { by, now }: Act,
): Promise<IssuedHalf> {
  const factors = await missingFactors(transaction, account);
  const half = randomHalf();
  const expiresAt = new Date(now.getTime() + ENROLMENT_HOURS * 3_600_000);
  const hash = hashHalf(account, 'ISSUER', half);
  // Not an upsert: that would require the right to read the hashes.
  await transaction.query(END_ENROLMENT, [account]);
  await transaction.query(BEGIN_ENROLMENT, [account, factors, hash, by.subject, now, expiresAt]);
  return { half, factors, expiresAt: expiresAt.toISOString() };
}

/** An enrolment that a steward collects the other half of. */
export interface HalfToCollect {
  readonly account: string;
  /** What the steward knows to have been reset; it must be what the enrolment is for. */
  readonly factors: ReadonlyArray<SignInFactor>;
}

/**
 * Creates the steward's half of an enrolment in progress, once: for a steward of the person's
 * department, never who started it or the person himself, under any other account of the same name.
 * Throws NOT_PERMITTED, TWO_PERSONS_NEEDED, and TRANSITION_REFUSED where none is in progress, its
 * half was collected, or something else was reset than the steward says.
 */
export async function collectHalf(
  transaction: Transaction,
  { account, factors }: HalfToCollect,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly issued: IssuedHalf }> {
  const key: MemberKey = { kind: 'ACCOUNT', id: account };
  const member = await memberOf(transaction, key);
  const [enrolment] = await transaction.query(ENROLMENT_IN_PROGRESS, [account, act.now]);
  await requireStewardOrStandIn(transaction, act, {
    department: member.department,
    others: [account, enrolment?.issuedBy ?? null],
    wanted: 1,
  });
  requireOther(act, [account, enrolment?.issuedBy ?? null]);
  if (!enrolment) throw refused(key, 'has no enrolment in progress');
  if (enrolment.collectedBy !== null)
    throw refused(
      key,
      `had its half collected by ${enrolment.collectedBy}: an administrator starts another`,
    );
  requireSame(key, enrolment.factors, factors);
  await requireOtherPerson(transaction, act, [account, enrolment.issuedBy]);
  const half = randomHalf();
  await transaction.query(COLLECT, [
    account,
    hashHalf(account, 'STEWARD', half),
    act.by.subject,
    act.now,
  ]);
  const facts = {
    ...factsOf(member),
    factors: enrolment.factors.join(),
    issuedBy: enrolment.issuedBy,
  };
  const { expiresAt } = enrolment;
  return {
    event: eventOf(act, 'ENROLMENT_HALF_COLLECTED', facts),
    issued: { half, factors: enrolment.factors, expiresAt },
  };
}

/**
 * Both halves at once, for an operator at the machine's console, who could write the database
 * anyway.
 */
export async function issueAtConsole(
  transaction: Transaction,
  account: string,
  act: Act,
): Promise<{ readonly halves: readonly [string, string]; readonly expiresAt: string }> {
  const { half, expiresAt } = await issueEnrolment(transaction, account, act);
  const other = randomHalf();
  const collected = [account, hashHalf(account, 'STEWARD', other), 'console', act.now] as const;
  await transaction.query(COLLECT, collected);
  return { halves: [half, other], expiresAt };
}

async function missingFactors(
  transaction: Transaction,
  account: string,
): Promise<ReadonlyArray<SignInFactor>> {
  const [has] = await transaction.query(FACTORS, [account]);
  const missing: SignInFactor[] = [];
  if (!has?.password) missing.push('PASSWORD');
  if (!has?.secondFactor) missing.push('SECOND_FACTOR');
  return missing;
}

function requireSame(
  key: MemberKey,
  reset: ReadonlyArray<SignInFactor>,
  named: ReadonlyArray<SignInFactor>,
): void {
  if ([...new Set(named)].sort().join() === [...reset].sort().join()) return;
  throw refused(
    key,
    `is to choose ${reset.join(' and ')}, but the steward names ${named.join(' and ')}`,
  );
}

/** Whether one person has several accounts is known where they bear one name. */
async function requireOtherPerson(
  transaction: Transaction,
  { by }: Act,
  others: ReadonlyArray<string>,
): Promise<void> {
  const same = await transaction.query(SAME_NAME, [by.subject, others]);
  if (same.length === 0) return;
  throw new RiverGateError(
    'TWO_PERSONS_NEEDED',
    'Who starts an enrolment, who collects the other half and whose it is are three persons; these accounts bear one name.',
  );
}

/** What an account has to sign in with. */
export const FACTORS = statement({
  text: `select has_password as password, has_second_factor as "secondFactor"
    from exchange.account_sign_in where account_id = $1`,
  columns: { password: present(bool()), secondFactor: present(bool()) },
  parameters: [text()],
});

/** Voids the enrolment of an account. */
export const END_ENROLMENT = statement({
  text: 'delete from exchange.enrolment where account_id = $1',
  parameters: [text()],
});

/** Starts an enrolment with the hash of its first half. */
export const BEGIN_ENROLMENT = statement({
  text: `insert into exchange.enrolment
    (account_id, factors, issuer_half_hash, issued_by, issued_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
  parameters: [text(), list(text<SignInFactor>()), text(), text(), instant(), instant()],
});

/** The enrolment of an account that has not expired at $2. */
export const ENROLMENT_IN_PROGRESS = statement({
  text: `select factors, issued_by as "issuedBy", collected_by as "collectedBy", expires_at as "expiresAt"
    from exchange.enrolment where account_id = $1 and expires_at > $2`,
  columns: {
    factors: list(text<SignInFactor>()),
    issuedBy: text(),
    collectedBy: nullable(text()),
    expiresAt: instant(),
  },
  parameters: [text(), instant()],
});

/** Adds the hash of the steward's half. */
export const COLLECT = statement({
  text: `update exchange.enrolment set steward_half_hash = $2, collected_by = $3, collected_at = $4
    where account_id = $1`,
  parameters: [text(), text(), text(), instant()],
});

/** A row for each of $2 that bears the name of $1. */
export const SAME_NAME = statement({
  text: `select from exchange.account a join exchange.account b on b.name_zh = a.name_zh
    where a.id = $1 and b.id = any($2)`,
  parameters: [text(), list(text())],
});
