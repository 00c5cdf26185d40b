import { statement } from '../../../../shared/data/statement';
import { bool, instant, list, present, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import {
  ENROLMENT_HOURS,
  hashHalf,
  randomHalf,
  type SignInFactor,
} from '../../../../shared/identity/enrolment-half';
import type { Act } from '../../acts/act';

/** One half of an enrolment code, shown once, to the person for whom it was created. */
export interface IssuedHalf {
  readonly half: string;
  /** Credentials that the person sets with both halves. */
  readonly factors: ReadonlyArray<SignInFactor>;
  readonly expiresAt: string;
}

/**
 * Starts an enrolment for the credentials that the account lacks; returns the half for the person
 * who started it. Halves of an earlier enrolment are void, and the steward's half does not exist
 * yet.
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
  // No upsert: it would require the privilege to read the hashes.
  await transaction.query(END_ENROLMENT, [account]);
  await transaction.query(BEGIN_ENROLMENT, [account, factors, hash, by.subject, now, expiresAt]);
  return { half, factors, expiresAt: expiresAt.toISOString() };
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

/** Credentials that an account has. */
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
