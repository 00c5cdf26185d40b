import type { MonitoringChange } from './monitoring-change';
import { ALL_TIMES, PERIOD } from './row-limit-policies';

/**
 * Stores why values are missing (2026-11-30): outages that stewards declare, and how many cells of
 * a station were rejected at import. A reader sees those of the series and the period that it may
 * read; the writer declares and withdraws outages only through the functions.
 */
export const storeOutages: MonitoringChange = {
  name: 'StoreOutages1797000002500',

  async up(db, { schema }) {
    for (const text of [TABLES, FUNCTIONS, ...TABLES_READ.map(policyOf)])
      await db.query(text.replaceAll('$schema', schema));
  },

  async down(db, { schema }) {
    await db.query(`
      drop function ${schema}.declare_outage(text, text[], timestamptz, timestamptz, text, text), ${schema}.withdraw_outage(int, text);
      drop table ${schema}.outage, ${schema}.rejected_cell`);
  },
};

const TABLES = `
create table $schema.outage (
  id int generated always as identity primary key,
  station_id text not null references $schema.station,
  indicator_codes text[],
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  declared_by text not null,
  declared_at timestamptz not null default now(),
  withdrawn_by text,
  withdrawn_at timestamptz,
  check (starts_at < ends_at)
);
create index outage_station on $schema.outage (station_id, starts_at);
comment on column $schema.outage.indicator_codes is 'Null: all indicators of the station';
create table $schema.rejected_cell (
  station_id text not null references $schema.station,
  indicator_code text not null,
  starts_at timestamptz not null,
  code text not null,
  cells int not null,
  primary key (station_id, indicator_code, starts_at, code)
);
comment on column $schema.rejected_cell.cells is
  'Cells of one import; importing a file again does not add to it';
comment on column $schema.rejected_cell.indicator_code is 'Empty: the cell belongs to no indicator'`;

const TABLES_READ = [
  {
    table: 'outage',
    ofSeries: `(outage.indicator_codes is null or s.indicator_code = any (outage.indicator_codes))`,
    inTime: `starts_at < (select ${PERIOD.before}) and ends_at > (select ${PERIOD.from})`,
  },
  {
    table: 'rejected_cell',
    ofSeries: `rejected_cell.indicator_code in ('', s.indicator_code)`,
    inTime: `starts_at < (select ${PERIOD.before}) and starts_at >= (select ${PERIOD.from})`,
  },
] as const;

/** The series of the condition are those that the same reader may read. */
function policyOf({ table, ofSeries, inTime }: (typeof TABLES_READ)[number]): string {
  return `
alter table $schema.${table} enable row level security;
create policy row_limits on $schema.${table} for select to $schema_reader, $schema_writer
  using (case when (select ${ALL_TIMES}) then true else ${inTime} end
    and exists (select from $schema.series s where s.station_id = ${table}.station_id and ${ofSeries}));
grant select on $schema.${table} to $schema_reader`;
}

const FUNCTIONS = `
create function $schema.declare_outage(of_station text, of_indicators text[], begins_at timestamptz,
  until timestamptz, because text, steward text)
returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  declared int;
begin
  if not exists (select from $schema.series s where s.station_id = of_station
    and (of_indicators is null or s.indicator_code = any (of_indicators))) then return null; end if;
  insert into $schema.outage (station_id, indicator_codes, starts_at, ends_at, reason, declared_by)
  values (of_station, of_indicators, begins_at, until, because, steward) returning id into declared;
  return declared;
end $$;
create function $schema.withdraw_outage(of_id int, steward text)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  update $schema.outage set withdrawn_by = steward, withdrawn_at = now()
  where id = of_id and withdrawn_at is null;
  return found;
end $$;
revoke all on function $schema.declare_outage(text, text[], timestamptz, timestamptz, text, text), $schema.withdraw_outage(int, text) from public;
grant execute on function $schema.declare_outage(text, text[], timestamptz, timestamptz, text, text), $schema.withdraw_outage(int, text) to $schema_writer`;
