import type { MonitoringChange } from './monitoring-change';
import {
  REVIEW_TABLES,
  REVIEW_VALUES,
  SELECTED_VALUES,
  SETTLE_BUCKETS,
} from './review-by-value-sql';
import { REVIEW_SERIES } from './review-tables';
import { ALL_PLACES, ALL_TIMES } from './row-limit-policies';
import { ALL } from './series-datasets';
import { replaced } from './statistics-by-rule';

/**
 * Lets stewards approve or void single values of many series in one act (2026-11-30). Until then a
 * review was an instant for a whole series: everything that had ended by then, also what nobody had
 * looked at.
 */
export const reviewByValue: MonitoringChange = {
  name: 'ReviewByValue1797000002700',

  async up(db, { schema }) {
    for (const text of [
      REVIEW_TABLES,
      POLICIES,
      SELECTED_VALUES,
      SETTLE_BUCKETS,
      REVIEW_VALUES,
      WITHDRAWING_REVIEW,
    ])
      await db.query(text.replaceAll('$schema', schema));
  },

  async down(db, { schema }) {
    for (const text of [FORMER_REVIEW, REMOVE]) await db.query(text.replaceAll('$schema', schema));
  },
};

/** Acts are shown where nothing is limited; a bucket is shown with its roll-up. */
const POLICIES = `
alter table $schema.review_act enable row level security;
create policy row_limits on $schema.review_act for select to $schema_reader
  using ((select ${ALL} and ${ALL_PLACES} and ${ALL_TIMES}));
alter table $schema.reviewed_bucket enable row level security;
create policy with_rollup on $schema.reviewed_bucket for select to $schema_reader
  using (exists (select from $schema.rollup r where r.series_id = reviewed_bucket.series_id
    and r.step = reviewed_bucket.step and r.starts_at = reviewed_bucket.starts_at));
grant select on $schema.review_act, $schema.reviewed_bucket to $schema_reader`;

/** What withdraws the review of a series withdraws that of its single values too. */
const WITHDRAW = `if until is null then
    with withdrawn as (
      select s.id from $schema.series s where (of_station is null or s.station_id = of_station)
        and (of_indicators is null or s.indicator_code = any (of_indicators))),
    values_withdrawn as (
      update $schema.observation o set review_id = null, review_batch_id = null
      where o.series_id in (select id from withdrawn) and o.review_batch_id is not null),
    latest_withdrawn as (
      update $schema.latest l set review_id = null, review_batch_id = null
      where l.series_id in (select id from withdrawn) and l.review_batch_id is not null)
    delete from $schema.reviewed_bucket b where b.series_id in (select id from withdrawn);
  end if;`;

const FORMER_REVIEW = replaced(REVIEW_SERIES, [['create function', 'create or replace function']]);
/** Marks series as reviewed up to an instant, or withdraws the review of all of their values. */
export const WITHDRAWING_REVIEW = replaced(FORMER_REVIEW, [['begin\n', `begin\n  ${WITHDRAW}\n`]]);

const REMOVE = `
drop function $schema.review_values(text, text[], text[], timestamptz, timestamptz, int[], text, int, text, text, text);
drop function $schema.settle_reviewed_buckets(int[], timestamptz[]);
drop function $schema.selected_values(text, text[], text[], timestamptz, timestamptz, int[]);
drop function $schema.selection_digest(text, text[]);
drop table $schema.reviewed_bucket, $schema.review_act;
alter table $schema.observation drop column review_id, drop column review_batch_id;
alter table $schema.latest drop column review_id, drop column review_batch_id`;
