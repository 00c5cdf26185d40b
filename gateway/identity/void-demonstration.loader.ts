import type { Transaction } from '../../shared/data/database';
import type { DemonstrationHoldings } from '../../shared/monitoring/ingest/demonstration';

/** Longer than anything that was issued lives: a session has a day at most, a token an hour. */
const LONGEST_LIFE = '26 hours';

/**
 * Voids all that accounts and clients of the demonstration have in hand, and answers what the hub
 * holds of it; null if it has ended. An exchange of an older version, which cannot say, answers
 * null too.
 */
export async function voidDemonstration(
  transaction: Transaction,
): Promise<DemonstrationHoldings | null> {
  const { query } = transaction;
  const [known] = await query<{ has: boolean }>(
    `select to_regprocedure('exchange.demonstration_holdings()') is not null as has`,
  );
  if (!known?.has) return null; // An exchange of an older version.
  const [found] = await query<{ held: DemonstrationHoldings }>(
    'select exchange.demonstration_holdings() as held where not exchange.has_real_data()',
  );
  if (!found) return null;
  await query(REVOKE, [LONGEST_LIFE]);
  await query(`update exchange.session set revoked_at = now()
    where revoked_at is null and account_id in (select id from exchange.account where is_demonstration)`);
  return found.held;
}

/** Tokens live by themselves: without this, one that was issued before this start, or is in this moment, would go on. */
const REVOKE = `insert into exchange.revocation as r (kind, id, revoked_at, expires_at)
select 'SUBJECT', m.id, now() + interval '1 minute', now() + $1::interval
from (select id from exchange.account where is_demonstration
  union all select id from exchange.client where is_demonstration) m
on conflict (kind, id) do update set revoked_at = greatest(r.revoked_at, excluded.revoked_at),
  expires_at = greatest(r.expires_at, excluded.expires_at)`;
