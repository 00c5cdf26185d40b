import type { MonitoringChange } from './monitoring-change';

/**
 * Sets `latest` back to the newest observation that is not ahead of now (2026-11-30). Until then an
 * import stored any instant, so that one wrong date of 2062 was the current value of its series for
 * 36 years. The observations themselves stay.
 */
export const keepLatestBehindNow: MonitoringChange = {
  name: 'KeepLatestBehindNow1797000001800',

  async up(db, { schema }) {
    for (const text of [FORGET, REFILL]) await db.query(text.replaceAll('$schema', schema));
  },

  /** There is nothing to undo: it changed only rows that were false. */
  async down() {
    await Promise.resolve();
  },
};

const BEHIND_NOW = `<= now() + interval '5 minutes'`;

const FORGET = `delete from $schema.latest where not starts_at ${BEHIND_NOW}`;

const REFILL = `insert into $schema.latest (series_id, starts_at, value, detection_limit, flag, revision, batch_id)
select o.series_id, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id
from $schema.series s
cross join lateral (
  select * from $schema.observation o where o.series_id = s.id and o.starts_at ${BEHIND_NOW}
  order by o.starts_at desc limit 1
) o
where not exists (select from $schema.latest l where l.series_id = s.id)`;
