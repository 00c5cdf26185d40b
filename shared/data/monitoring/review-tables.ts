import type { QueryRunner } from 'typeorm';

/**
 * Stores the reviews of a department's observations: for each series the reviewer, the instant up
 * to which it is reviewed, and the newest batch at that time. The writer may review only through
 * the function.
 */
export async function createReviews(db: QueryRunner, schema: string): Promise<void> {
  await db.query(REVIEWS.replaceAll('$schema', schema));
}

/** Marks series as reviewed up to an instant. */
export const REVIEW_SERIES = `create function $schema.review_series(of_station text, of_indicators text[], until timestamptz, reviewer text)
returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  marked int;
begin
  with reviewed as (
    update $schema.series s set reviewed_until = until, reviewed_batch_id = (
      select max(o.batch_id) from $schema.observation o where o.series_id = s.id and o.starts_at < until)
    where (of_station is null or s.station_id = of_station)
      and (of_indicators is null or s.indicator_code = any (of_indicators))
    returning s.id, s.reviewed_until, s.reviewed_batch_id
  )
  insert into $schema.review (series_id, reviewed_until, reviewed_batch_id, reviewed_by)
  select r.id, r.reviewed_until, r.reviewed_batch_id, reviewer from reviewed r;
  get diagnostics marked = row_count;
  return marked;
end $$`;

const REVIEWS = `
create table $schema.review (
  id int generated always as identity primary key,
  series_id int not null references $schema.series,
  reviewed_until timestamptz,
  reviewed_batch_id int,
  reviewed_by text not null,
  reviewed_at timestamptz not null default now()
);
create index review_series on $schema.review (series_id, id);
${REVIEW_SERIES};
revoke all on function $schema.review_series(text, text[], timestamptz, text) from public;
grant execute on function $schema.review_series(text, text[], timestamptz, text) to $schema_writer`;
