import type { Transaction } from '../../../shared/data/database';
import { int, nullable, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import type { AccountRow } from '../subject.queries';

/** Stores what a person chose at an enrolment; what is null stays unchanged. */
export async function storeFactors(
  transaction: Transaction,
  account: string,
  {
    passwordHash,
    secondFactor,
  }: {
    readonly passwordHash: string | null;
    readonly secondFactor: { readonly sealed: string; readonly lastStep: number } | null;
  },
): Promise<void> {
  const { sealed = null, lastStep = 0 } = secondFactor ?? {};
  await transaction.query(STORE_FACTORS, [account, passwordHash, sealed, lastStep]);
}

/** What a person chose at an enrolment; null leaves what is there. */
export const STORE_FACTORS = statement({
  text: `update exchange.account set password_hash = coalesce($2, password_hash), is_password_initial = is_password_initial and $2 is null,
    totp_sealed = coalesce($3, totp_sealed), totp_last_step = greatest(totp_last_step, $4) where id = $1`,
  parameters: [text(), nullable(text()), nullable(text()), int()],
});

/** The epoch of an account's known browsers; undefined if there is no such account. */
export async function deviceEpochOf(
  transaction: Transaction,
  account: string,
): Promise<number | undefined> {
  const [row] = await transaction.query(DEVICE_EPOCH, [account]);
  return row?.epoch;
}

/** The epoch of an account's known browsers. */
export const DEVICE_EPOCH = statement({
  text: 'select device_epoch as epoch from exchange.account where id = $1',
  columns: { epoch: int() },
  parameters: [text()],
});

/**
 * Uses up the one-time code of a step; false if this code or a later one was used before, or if the
 * password has changed since it was checked.
 */
export async function takeCode(
  transaction: Transaction,
  { id, passwordHash }: Pick<AccountRow, 'id' | 'passwordHash'>,
  step: number,
): Promise<boolean> {
  const taken = await transaction.query(TAKE_CODE, [id, step, passwordHash]);
  return taken.length === 1;
}

/** The step of the last code that was used, while the password is this one. */
export const TAKE_CODE = statement({
  text: `update exchange.account set totp_last_step = $2
    where id = $1 and totp_last_step < $2 and password_hash is not distinct from $3 returning id`,
  columns: { id: text() },
  parameters: [text(), int(), nullable(text())],
});

/** Stores the password that a person chose. */
export async function storePassword(
  transaction: Transaction,
  account: string,
  passwordHash: string,
): Promise<void> {
  await transaction.query(STORE_PASSWORD, [account, passwordHash]);
}

/** A password that its person chose. */
export const STORE_PASSWORD = statement({
  text: 'update exchange.account set password_hash = $2, is_password_initial = false where id = $1',
  parameters: [text(), text()],
});
