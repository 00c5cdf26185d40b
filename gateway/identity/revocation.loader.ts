import type { Transaction } from '../../shared/data/database';
import {
  REVOCATION_COLUMNS,
  revocationsIn,
  type RevocationRow,
} from '../../shared/sharing/revocation-rows';
import type { Revocations } from '../../shared/sharing/sharing-state';
import { HOUR_MS } from '../../shared/domain/durations';

/** Voids one token or session until it would have ended by itself, and takes away what has ended. */
export async function insertRevocation(
  transaction: Transaction,
  { id, expiresAtMs }: { readonly id: string; readonly expiresAtMs: number },
  now: Date,
): Promise<void> {
  await transaction.query(
    `insert into exchange.revocation (kind, id, revoked_at, expires_at) values ('TOKEN', $1, $2, $3)
     on conflict do nothing`,
    [id, now, new Date(expiresAtMs)],
  );
  await transaction.query('delete from exchange.revocation where expires_at < $1', [
    new Date(now.getTime() - HOUR_MS),
  ]);
}

/** Whether these were revoked, as the database has it at this moment. */
export async function revocationsOf(
  transaction: Transaction,
  subject: string,
  tokenId: string,
): Promise<Revocations> {
  const rows = await transaction.query<RevocationRow>(
    `select ${REVOCATION_COLUMNS} from exchange.revocation
     where (kind, id) in (('TOKEN', $1), ('SUBJECT', $2))`,
    [tokenId, subject],
  );
  return revocationsIn(rows);
}
