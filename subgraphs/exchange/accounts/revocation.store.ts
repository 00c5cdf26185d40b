import { statement } from '../../../shared/data/statement';
import { instant, text } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';

/** Longer than any session (at most one day) or token (one hour) is valid. */
const LONGEST_LIFE_MS = 25 * 3_600_000;

/**
 * Revokes all sessions and tokens that were issued to a subject until now: sessions at once, tokens
 * with the next sharing state.
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

/** Never moves the time of revocation back. */
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
