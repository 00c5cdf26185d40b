import type { QueryRunner } from 'typeorm';

/**
 * Limits the reading of each series by its dataset. `series_claim` contains the claims in force of
 * the department's datasets, set by `prepare` at each start (`settle-claims.ts`). A series without
 * a claim has no dataset and is not visible to any reader.
 *
 * A reader sees series of the datasets that it reads for (`row-bounds.ts`), and the rows that
 * belong to them. The form `<id>@DAY` shows only roll-ups of that step.
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

/** SQL of the datasets that a reader reads for. */
export const READ_FOR = `(select string_to_array(current_setting('rivergate.datasets', true), ','))::text[]`;

/**
 * Whether the hub itself reads; evaluated once per statement. A series without a dataset is shown
 * to nobody.
 */
export const ALL = `(select current_setting('rivergate.datasets', true) = '*')`;

/**
 * Views with the owner's rights that contain the series a reader may read, without a lookup of
 * their stations. The second contains those of which it may read only the roll-ups of one step.
 */
export const IN_REACH = `
create view $schema.series_in_reach with (security_barrier) as
select id from $schema.series where dataset = any (${READ_FOR}) or (${ALL} and dataset is not null);
create view $schema.rolled_up_in_reach with (security_barrier) as
select s.id, step from $schema.series s cross join (values ('DAY'), ('MONTH')) steps (step)
where s.dataset || '@' || step = any (${READ_FOR});
grant select on $schema.series_in_reach, $schema.rolled_up_in_reach to $schema_reader, $schema_writer`;

const WHOLLY = `exists (select from $schema.series_in_reach r where r.id = series_id)`;

/** The setting contains an `@` only for a dataset that shows roll-ups of another one. */
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
