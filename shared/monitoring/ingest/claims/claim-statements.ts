import { bool, instant, int, nullable, text } from '../../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily, type RowOf } from '../../../data/statement';
import type { SeriesOf } from '../../../sharing/series-claims';

/** Columns that identify the kind of series of a claim. */
const SERIES = {
  kind: text(),
  indicatorCode: text(),
  averaging: text<SeriesOf['averaging']>(),
} as const;

/** Selects the claims of a department and locks them until the transaction ends. */
export const HELD_CLAIMS = statementFamily({
  text: (
    schema: string,
  ) => `select kind, indicator_code as "indicatorCode", averaging, dataset, is_claimed as "isClaimed",
       next_dataset as "nextDataset", next_declared_at as "nextDeclaredAt"
     from ${schema}.series_claim for update`,
  columns: {
    ...SERIES,
    dataset: text(),
    isClaimed: bool(),
    nextDataset: nullable(text()),
    nextDeclaredAt: nullable(instant()),
  },
  examples: [[EXAMPLE_SCHEMA]],
});

/** A claim in force. */
export type ClaimRow = RowOf<typeof HELD_CLAIMS>;

/** Stores a claim and replaces the previous one of its kind of series. */
export const STORE_CLAIM = statementFamily({
  text: (
    schema: string,
  ) => `insert into ${schema}.series_claim (kind, indicator_code, averaging, dataset, is_claimed, next_dataset, next_declared_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (kind, indicator_code, averaging) do update set dataset = excluded.dataset,
       is_claimed = excluded.is_claimed, next_dataset = excluded.next_dataset, next_declared_at = excluded.next_declared_at`,
  parameters: [text(), text(), text(), text(), bool(), nullable(text()), nullable(instant())],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Sets the dataset of every series to that of its claim; null for series without a claim. */
export const MOVE_SERIES = statementFamily({
  text: (schema: string) => `with wanted as (
       select s.id, t.kind, s.dataset as was, c.dataset as becomes
       from ${schema}.series s join ${schema}.station t on t.id = s.station_id
       left join ${schema}.series_claim c on c.is_claimed
         and (c.kind, c.indicator_code, c.averaging) = (t.kind, s.indicator_code, s.averaging)
       where s.dataset is distinct from c.dataset
     ), moved as (
       update ${schema}.series s set dataset = w.becomes from wanted w where w.id = s.id
       returning w.kind, s.indicator_code, s.averaging, w.was, w.becomes
     )
     select kind, indicator_code as "indicatorCode", averaging, was as "from", becomes as "to", count(*)::int as count
     from moved group by 1, 2, 3, 4, 5 order by 4, 5, 1, 2, 3`,
  columns: { ...SERIES, from: nullable(text()), to: nullable(text()), count: int() },
  examples: [[EXAMPLE_SCHEMA]],
});
