import { instant, int, json, list, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import type { ReviewAction } from './review-vocabulary';

/** Action, stations, indicators, period, flags. */
const SELECTION = [
  text<`${ReviewAction}`>(),
  list(text()),
  nullable(list(text())),
  instant(),
  instant(),
  nullable(list(int())),
] as const;

/** Counts the values that an act would change, at most `$7`, and computes their digest. */
export const PREVIEW_REVIEW = statementFamily({
  text: (schema: string) => `with picked as materialized (
  select * from ${schema}.selected_values($1, $2, $3, $4, $5, $6) limit $7)
select count(*) as changed, count(distinct series_id) as series, count(distinct station_id) as stations,
  min(starts_at) as first_at, max(starts_at) as last_at, ${schema}.selection_digest($1, array_agg(written)) as digest,
  (select json_agg(json_build_array(f.flag, f.n) order by f.flag)
   from (select flag, count(*) as n from picked group by flag) f) as flags
from picked`,
  columns: {
    changed: int(),
    series: int(),
    stations: int(),
    first_at: nullable(instant()),
    last_at: nullable(instant()),
    digest: text(),
    flags: nullable(json<ReadonlyArray<readonly [flag: number, values: number]>>()),
  },
  parameters: [...SELECTION, int()],
  examples: [[EXAMPLE_SCHEMA]],
  planning: 'EACH_TIME',
});

/** Approves or voids the selected values if their digest is still that of the preview. */
export const ACT_ON_VALUES = statementFamily({
  text: (schema: string) =>
    `select act::text as id, changed, outcome from ${schema}.review_values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
  columns: { id: nullable(text()), changed: int(), outcome: text() },
  parameters: [...SELECTION, text(), int(), text(), text(), text()],
  examples: [[EXAMPLE_SCHEMA]],
  planning: 'EACH_TIME',
});

const ACT_COLUMNS = {
  id: text(),
  action: text<`${ReviewAction}`>(),
  values: int(),
  reason: text(),
  by: text(),
  role: text(),
  at: instant(),
} as const;

/** Selects acts of review before one of them, newest first. */
export const REVIEW_ACTS = statementFamily({
  text: (
    schema: string,
  ) => `select id::text, action, changed as values, reason, acted_by as by, acted_as as role, acted_at as at
from ${schema}.review_act where $1::int is null or id < $1 order by id desc limit $2`,
  columns: ACT_COLUMNS,
  parameters: [nullable(int()), int()],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Counts the acts of review. */
export const REVIEW_ACT_COUNT = statementFamily({
  text: (schema: string) => `select count(*) from ${schema}.review_act`,
  columns: { count: int() },
  examples: [[EXAMPLE_SCHEMA]],
});
