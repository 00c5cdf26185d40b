import type { QueryRunner } from 'typeorm';

/**
 * Shows each series by its one dataset. `series_claim` holds what the department's
 * declarations claim as it is in force, set by `prepare` at each start (`settle-claims.ts`); a series that
 * none claims has no dataset, and no reader sees it.
 *
 * A reader sees series of the datasets that it reads for (`row-bounds.ts`), and what hangs on them. A
 * dataset written `<id>@DAY` shows nothing but roll-ups of that step.
 */
export async function createSeriesDatasets(db: QueryRunner, schema: string): Promise<void> {
  await db.query(CLAIMS.replaceAll('$schema', schema));
  await db.query(IN_REACH.replaceAll('$schema', schema));
  for (const { table, seen } of TABLES)
    await db.query(
      `create policy of_dataset on ${schema}.${table} as restrictive for select
         to ${schema}_reader, ${schema}_writer using (${seen.replaceAll('$schema', schema)})`,
    );
}

const CLAIMS = `
create table $schema.series_claim (
  kind text not null,
  indicator_code text not null,
  averaging text not null,
  dataset text not null,
  is_claimed boolean not null default true,
  next_dataset text,
  next_declared_at timestamptz,
  primary key (kind, indicator_code, averaging),
  check ((next_dataset is null) = (next_declared_at is null))
);
comment on table $schema.series_claim is
  'Dataset of each kind of series; is_claimed: whether a declaration claims it still; next_dataset: a more open one that waits for its stewards';`;

const READ_FOR = `(select string_to_array(current_setting('rivergate.datasets', true), ','))::text[]`;

/** Whether a reader reads for the hub itself, asked once a statement; a series of no dataset is shown to none. */
const ALL = `(select current_setting('rivergate.datasets', true) = '*')`;

/**
 * The owner's views: they show a reader which series it may read, and needs no look at their
 * stations. The second has those of which he may read a step's roll-ups alone.
 */
const IN_REACH = `
create view $schema.series_in_reach with (security_barrier) as
select id from $schema.series where dataset = any (${READ_FOR}) or (${ALL} and dataset is not null);
create view $schema.rolled_up_in_reach with (security_barrier) as
select s.id, step from $schema.series s cross join (values ('DAY'), ('MONTH')) steps (step)
where s.dataset || '@' || step = any (${READ_FOR});
grant select on $schema.series_in_reach, $schema.rolled_up_in_reach to $schema_reader, $schema_writer`;

const WHOLLY = `exists (select from $schema.series_in_reach r where r.id = series_id)`;

/** Only a dataset that shows roll-ups of another one has an `@` in its setting. */
const HAS_ROLLED_UP = `(select current_setting('rivergate.datasets', true) like '%@%')`;

const TABLES = [
  {
    table: 'series',
    seen: `dataset = any (${READ_FOR}) or (${ALL} and dataset is not null)
      or (${HAS_ROLLED_UP} and exists (select from $schema.rolled_up_in_reach r where r.id = series.id))`,
  },
  { table: 'observation', seen: WHOLLY },
  { table: 'observation_history', seen: WHOLLY },
  { table: 'latest', seen: WHOLLY },
  {
    table: 'rollup',
    seen: `${WHOLLY} or (${HAS_ROLLED_UP} and exists (select from $schema.rolled_up_in_reach r
      where r.id = series_id and r.step = rollup.step))`,
  },
];
