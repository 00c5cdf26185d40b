import type { Transaction } from '../../../shared/data/database';

/** A secret of one-time codes as it is stored. */
export interface StoredSecret {
  readonly account: string;
  /** As hubs before 2026-11-29 kept it; null since. */
  readonly plain: string | null;
  readonly totpSealed: string | null;
}

/** All secrets of one-time codes, which nobody else changes before the transaction ends. */
export async function secretsToSeal(
  transaction: Transaction,
): Promise<ReadonlyArray<StoredSecret>> {
  return transaction.query(
    `select id as account, totp_secret as plain, totp_sealed as "totpSealed" from exchange.account
     where totp_secret is not null or totp_sealed is not null order by id for update`,
  );
}

/** Stores a secret sealed; a plain one is gone. */
export async function storeSealed(
  transaction: Transaction,
  account: string,
  totpSealed: string,
): Promise<void> {
  await transaction.query(
    'update exchange.account set totp_sealed = $2, totp_secret = null where id = $1',
    [account, totpSealed],
  );
}
