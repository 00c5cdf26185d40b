import { bool, date, int, list, text } from '../../shared/data/sql-type';
import { statement } from '../../shared/data/statement';
import { prepared, type LedgerClient } from './ledger-client';

/** One operation that an intent would draw from a grant's quota of a day. */
export interface Draw {
  readonly grantId: string;
  /** The day in Beijing. */
  readonly day: string;
  /** Operations that the grant allows on a day. */
  readonly most: number;
}

/**
 * Draws each operation from its grant's quota until that is used up, in the transaction of the
 * entries; returns whether each was drawn, in their order. The counter never exceeds the quota,
 * even if others count too.
 */
export async function drawFromQuotas(
  client: LedgerClient,
  draws: ReadonlyArray<Draw>,
): Promise<ReadonlyArray<boolean>> {
  const rows = await client.query(DRAW_FROM_QUOTAS, [
    draws.map(({ grantId }) => grantId),
    draws.map(({ day }) => day),
    draws.map(({ most }) => most),
  ]);
  return rows.map(({ isDrawn }) => isDrawn);
}

/** While the head row is locked nobody else counts; the condition holds even if somebody does. */
export const DRAW_FROM_QUOTAS = prepared(
  'ledger-draw',
  statement({
    text: `with wanted as (
      select * from unnest($1::text[], $2::date[], $3::bigint[]) with ordinality as w (grant_id, day, most, turn)),
    placed as (
      select w.*, coalesce(u.operations, 0)
        + row_number() over (partition by grant_id, day order by most desc, turn) as place
      from wanted w left join hub.grant_usage u using (grant_id, day)),
    drawn as (
      insert into hub.grant_usage as u (grant_id, day, operations)
      select grant_id, day, count(*) from placed where place <= most group by grant_id, day
      on conflict (grant_id, day) do update set operations = u.operations + excluded.operations
        where u.operations + excluded.operations <= (
          select max(w.most) from wanted w where w.grant_id = u.grant_id and w.day = u.day)
      returning grant_id, day)
    select place <= most and d.grant_id is not null as "isDrawn"
    from placed p left join drawn d using (grant_id, day) order by turn`,
    columns: { isDrawn: bool() },
    parameters: [list(text()), list(date()), list(int())],
  }),
);
