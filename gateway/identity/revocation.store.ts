import type { Transaction } from '../../shared/data/database';
import { instant, text } from '../../shared/data/sql-type';
import { statement } from '../../shared/data/statement';
import {
  REVOCATION_COLUMNS,
  REVOCATION_TYPES,
  revocationsIn,
} from '../../shared/sharing/revocation-rows';
import type { Revocations } from '../../shared/sharing/sharing-state';
import { HOUR_MS } from '../../shared/domain/durations';

/**
 * Revokes one token or session until it would have ended by itself, and deletes revocations that
 * are no longer needed.
 */
export async function insertRevocation(
  transaction: Transaction,
  { id, expiresAtMs }: { readonly id: string; readonly expiresAtMs: number },
  now: Date,
): Promise<void> {
  await transaction.query(REVOKE_TOKEN, [id, now, new Date(expiresAtMs)]);
  await transaction.query(DELETE_ENDED_REVOCATIONS, [new Date(now.getTime() - HOUR_MS)]);
}

/** A token that is revoked at an instant, until it would have ended. */
export const REVOKE_TOKEN = statement({
  text: `insert into exchange.revocation (kind, id, revoked_at, expires_at) values ('TOKEN', $1, $2, $3)
    on conflict do nothing`,
  parameters: [text(), instant(), instant()],
});

/** Revocations of what ended before an instant. */
export const DELETE_ENDED_REVOCATIONS = statement({
  text: 'delete from exchange.revocation where expires_at < $1',
  parameters: [instant()],
});

/** Whether these are revoked, as stored in the database now. */
export async function revocationsOf(
  transaction: Transaction,
  subject: string,
  tokenId: string,
): Promise<Revocations> {
  return revocationsIn(await transaction.query(REVOCATIONS_OF, [tokenId, subject]));
}

/** The revocations of a token and of a subject. */
export const REVOCATIONS_OF = statement({
  text: `select ${REVOCATION_COLUMNS} from exchange.revocation
    where (kind, id) in (('TOKEN', $1), ('SUBJECT', $2))`,
  columns: REVOCATION_TYPES,
  parameters: [text(), text()],
});
