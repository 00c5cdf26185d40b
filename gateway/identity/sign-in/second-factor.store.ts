import type { Transaction } from '../../../shared/data/database';
import { nullable, text } from '../../../shared/data/sql-type';
import { statement, type RowOf } from '../../../shared/data/statement';

/** All secrets of one-time codes, their accounts locked until the transaction ends. */
export const SECRETS_TO_SEAL = statement({
  text: `select id as account, totp_secret as plain, totp_sealed as "totpSealed" from exchange.account
    where totp_secret is not null or totp_sealed is not null order by id for update`,
  columns: {
    account: text(),
    /** As stored by hubs before 2026-11-29; null since. */
    plain: nullable(text()),
    totpSealed: nullable(text()),
  },
});

/** A secret of one-time codes as it is stored. */
export type StoredSecret = RowOf<typeof SECRETS_TO_SEAL>;

/** All secrets of one-time codes, which nobody else changes before the transaction ends. */
export async function secretsToSeal(
  transaction: Transaction,
): Promise<ReadonlyArray<StoredSecret>> {
  return transaction.query(SECRETS_TO_SEAL);
}

/** Stores a sealed secret and removes the plain one. */
export async function storeSealed(
  transaction: Transaction,
  account: string,
  totpSealed: string,
): Promise<void> {
  await transaction.query(STORE_SEALED, [account, totpSealed]);
}

/** A secret that is sealed, in the place of a plain one. */
export const STORE_SEALED = statement({
  text: 'update exchange.account set totp_sealed = $2, totp_secret = null where id = $1',
  parameters: [text(), text()],
});
