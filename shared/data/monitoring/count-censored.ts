import type { MonitoringChange } from './monitoring-change';
import { replaced, ROUND_BY_RULE } from './statistics-by-rule';

/**
 * Counts in each roll-up how many of its observations lie below their detection limit (2026-11-30):
 * until then a day's mean held half of each limit without saying so. Days with such observations are
 * queued, so that their count is computed; others have none.
 */
export const countCensored: MonitoringChange = {
  name: 'CountCensored1797000001900',

  async up(db, { schema }) {
    const texts = [ADD_COLUMN, COUNTING_ROUND, QUEUE_CENSORED];
    for (const text of texts) await db.query(text.replaceAll('$schema', schema));
  },

  async down(db, { schema }) {
    const texts = [ROUND_BY_RULE, DROP_COLUMN];
    for (const text of texts) await db.query(text.replaceAll('$schema', schema));
  },
};

const ADD_COLUMN = `alter table $schema.rollup add column censored int not null default 0;
comment on column $schema.rollup.censored is
  'Number of its observations below their detection limit, which count as half of it'`;

const DROP_COLUMN = `alter table $schema.rollup drop column censored`;

const QUEUE_CENSORED = `insert into $schema.dirty_bucket (series_id, day)
select distinct o.series_id, (o.starts_at at time zone 'UTC' + make_interval(hours => 8 + s.day_shift_h))::date
from $schema.observation o join $schema.series s on s.id = o.series_id
where o.detection_limit is not null
on conflict (series_id, day) do nothing`;

/**
 * A round that also counts; the one before it is part of an executed migration and never changes.
 * Later changes begin from it.
 */
export const COUNTING_ROUND = replaced(ROUND_BY_RULE, [
  ['samples, batch_id)\nselect', 'samples, censored, batch_id)\nselect'],
  ['samples, batch_id, valid_days)', 'samples, censored, batch_id, valid_days)'],
  ['samples = excluded.samples, ', 'samples = excluded.samples, censored = excluded.censored, '],
  ['count(*), max(o.batch_id)', 'count(*), count(o.detection_limit), max(o.batch_id)'],
  [
    'count(*) as samples, max(o.batch_id)',
    'count(*) as samples, count(o.detection_limit) as censored, max(o.batch_id)',
  ],
  ['h.samples, h.batch_id', 'h.samples, h.censored, h.batch_id'],
  ['sum(samples), max(batch_id)', 'sum(samples), sum(censored), max(batch_id)'],
  ['sum(r.samples), max(r.batch_id)', 'sum(r.samples), sum(r.censored), max(r.batch_id)'],
]);
