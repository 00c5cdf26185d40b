import type { Transaction } from '../../../shared/data/database';
import type { SignInFactor } from '../../../shared/identity/enrolment-half';

/** An enrolment that is in progress, as far as it is checked. */
export interface EnrolmentRow {
  readonly factors: ReadonlyArray<SignInFactor>;
  readonly issuerHalfHash: string;
  /** Null until a steward has collected his half. */
  readonly stewardHalfHash: string | null;
  /** The secret of one-time codes that the person was shown, sealed; null: not yet. */
  readonly totpSealed: string | null;
}

/** The enrolment of an account that is in progress; none where the account is locked. */
export async function enrolmentOf(
  transaction: Transaction,
  account: string,
  now: Date,
): Promise<EnrolmentRow | undefined> {
  const [row] = await transaction.query<EnrolmentRow>(
    `select factors, issuer_half_hash as "issuerHalfHash", steward_half_hash as "stewardHalfHash",
       totp_sealed as "totpSealed"
     from exchange.enrolment e where account_id = $1 and expires_at > $2
       and exists (select from exchange.account a where a.id = e.account_id and a.locked_at is null)`,
    [account, now],
  );
  return row;
}

/** Keeps resets, and other enrolments, of an account away until the transaction ends. */
export async function lockAccount(transaction: Transaction, account: string): Promise<void> {
  await transaction.query('select 1 from exchange.account where id = $1 for update', [account]);
}

/** Remembers, sealed, which secret of one-time codes the person was shown. */
export async function keepShownSecret(
  transaction: Transaction,
  account: string,
  totpSealed: string,
): Promise<void> {
  await transaction.query('update exchange.enrolment set totp_sealed = $2 where account_id = $1', [
    account,
    totpSealed,
  ]);
}

/** Ends an enrolment: it was completed, or the person has chosen another password. */
export async function dropEnrolment(transaction: Transaction, account: string): Promise<void> {
  await transaction.query('delete from exchange.enrolment where account_id = $1', [account]);
}
