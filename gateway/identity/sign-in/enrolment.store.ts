import type { Transaction } from '../../../shared/data/database';
import { instant, list, nullable, text } from '../../../shared/data/sql-type';
import { statement, type RowOf } from '../../../shared/data/statement';
import type { SignInFactor } from '../../../shared/identity/enrolment-half';

/** The enrolment of an account that is in progress at an instant; none where the account is locked. */
export const ENROLMENT = statement({
  text: `select factors, issuer_half_hash as "issuerHalfHash", steward_half_hash as "stewardHalfHash",
      totp_sealed as "totpSealed"
    from exchange.enrolment e where account_id = $1 and expires_at > $2
      and exists (select from exchange.account a where a.id = e.account_id and a.locked_at is null)`,
  columns: {
    factors: list(text<SignInFactor>()),
    issuerHalfHash: text(),
    /** Null until a steward has collected this half. */
    stewardHalfHash: nullable(text()),
    /** The secret of one-time codes that the person was shown, sealed; null: not yet. */
    totpSealed: nullable(text()),
  },
  parameters: [text(), instant()],
});

/** An enrolment that is in progress, as far as it is checked. */
export type EnrolmentRow = RowOf<typeof ENROLMENT>;

/** The enrolment of an account that is in progress; none where the account is locked. */
export async function enrolmentOf(
  transaction: Transaction,
  account: string,
  now: Date,
): Promise<EnrolmentRow | undefined> {
  const [row] = await transaction.query(ENROLMENT, [account, now]);
  return row;
}

/** Blocks resets and other enrolments of an account until the transaction ends. */
export async function lockAccount(transaction: Transaction, account: string): Promise<void> {
  await transaction.query(LOCK_ACCOUNT, [account]);
}

/** An account, locked until the transaction ends. */
export const LOCK_ACCOUNT = statement({
  text: 'select id from exchange.account where id = $1 for update',
  columns: { id: text() },
  parameters: [text()],
});

/** Stores, sealed, the secret of one-time codes that the person was shown. */
export async function keepShownSecret(
  transaction: Transaction,
  account: string,
  totpSealed: string,
): Promise<void> {
  await transaction.query(KEEP_SHOWN_SECRET, [account, totpSealed]);
}

/** The secret that the person of an enrolment was shown, sealed. */
export const KEEP_SHOWN_SECRET = statement({
  text: 'update exchange.enrolment set totp_sealed = $2 where account_id = $1',
  parameters: [text(), text()],
});

/** Ends an enrolment: it was completed, or the person has chosen another password. */
export async function dropEnrolment(transaction: Transaction, account: string): Promise<void> {
  await transaction.query(DROP_ENROLMENT, [account]);
}

/** The enrolment of an account, ended. */
export const DROP_ENROLMENT = statement({
  text: 'delete from exchange.enrolment where account_id = $1',
  parameters: [text()],
});
