import { statement } from '../../../shared/data/statement';
import { instant, text } from '../../../shared/data/sql-type';
import type { Reader, Transaction } from '../../../shared/data/database';
import {
  REVOCATION_COLUMNS,
  REVOCATION_TYPES,
  revocationsIn,
} from '../../../shared/sharing/revocation-rows';
import type { Revocations } from '../../../shared/sharing/sharing-state';

/** Longer than anything that was issued lives: a session has a day at most, a token an hour. */
const LONGEST_LIFE_MS = 25 * 3_600_000;

/**
 * Revokes everything that was issued to a subject until now: sessions at once, tokens with the next
 * sharing state.
 */
export async function revokeSubject(
  transaction: Transaction,
  subject: string,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + LONGEST_LIFE_MS);
  await transaction.query(REVOKE_SUBJECT, [subject, now, expiresAt]);
  await transaction.query(END_SESSIONS, [subject, now]);
}

/** All that is revoked now, for the sharing state; what nothing living can refer to any more is not in it. */
export async function revocationsNow(reader: Reader, now: Date): Promise<Revocations> {
  return revocationsIn(await reader.query(REVOCATIONS, [now]));
}

/** Never earlier than it was revoked before. */
export const REVOKE_SUBJECT = statement({
  text: `insert into exchange.revocation as r (kind, id, revoked_at, expires_at) values ('SUBJECT', $1, $2, $3)
    on conflict (kind, id) do update set revoked_at = greatest(r.revoked_at, excluded.revoked_at),
      expires_at = greatest(r.expires_at, excluded.expires_at)`,
  parameters: [text(), instant(), instant()],
});

/** Ends the sessions of an account. */
export const END_SESSIONS = statement({
  text: 'update exchange.session set revoked_at = $2 where account_id = $1 and revoked_at is null',
  parameters: [text(), instant()],
});

/** What is revoked and has not expired. */
export const REVOCATIONS = statement({
  text: `select ${REVOCATION_COLUMNS}
    from exchange.revocation where expires_at > $1 order by kind, id`,
  columns: REVOCATION_TYPES,
  parameters: [instant()],
});
