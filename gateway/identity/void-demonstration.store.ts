import type { Transaction } from '../../shared/data/database';
import { bool, int, json } from '../../shared/data/sql-type';
import { statement } from '../../shared/data/statement';
import type { DemonstrationHoldings } from '../../shared/monitoring/ingest/demonstration';

/** Longer than the longest lifetime of a session (a day) and of a token (an hour). */
const LONGEST_LIFE_HOURS = 26;

/**
 * Revokes all sessions and tokens of the demonstration, and returns what the hub holds of it; null
 * if it has ended, or if the exchange is of an older version that cannot report it.
 */
export async function voidDemonstration(
  transaction: Transaction,
): Promise<DemonstrationHoldings | null> {
  const [known] = await transaction.query(CAN_SAY_HOLDINGS);
  if (!known?.can) return null; // An exchange of an older version.
  const [found] = await transaction.query(DEMONSTRATION_IN_FORCE);
  if (!found) return null;
  await transaction.query(REVOKE_DEMONSTRATION, [LONGEST_LIFE_HOURS]);
  await transaction.query(END_DEMONSTRATION_SESSIONS);
  return found.held;
}

/** Whether the exchange is of a version that reports what it holds of the demonstration. */
export const CAN_SAY_HOLDINGS = statement({
  text: `select to_regprocedure('exchange.demonstration_holdings()') is not null as can`,
  columns: { can: bool() },
});

/** What the hub holds of the demonstration; no row if real data have come in. */
export const DEMONSTRATION_IN_FORCE = statement({
  text: 'select exchange.demonstration_holdings() as held where not exchange.has_real_data()',
  columns: { held: json<DemonstrationHoldings>() },
});

/**
 * Subjects of the demonstration, revoked: tokens that were issued before this start, or are issued
 * right now, would otherwise stay valid.
 */
export const REVOKE_DEMONSTRATION = statement({
  text: `insert into exchange.revocation as r (kind, id, revoked_at, expires_at)
    select 'SUBJECT', m.id, now() + interval '1 minute', now() + make_interval(hours => $1)
    from (select id from exchange.account where is_demonstration
      union all select id from exchange.client where is_demonstration) m
    on conflict (kind, id) do update set revoked_at = greatest(r.revoked_at, excluded.revoked_at),
      expires_at = greatest(r.expires_at, excluded.expires_at)`,
  parameters: [int()],
});

/** The sessions of the demonstration's accounts, ended now. */
export const END_DEMONSTRATION_SESSIONS = statement({
  text: `update exchange.session set revoked_at = now()
    where revoked_at is null and account_id in (select id from exchange.account where is_demonstration)`,
});
