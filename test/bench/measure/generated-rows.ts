import type { Client } from 'pg';
import { withConnection } from '../../../shared/data/server/with-connection';
import { DISTRICTS } from './operations';

/** Weather stations and hourly values in addition to the demonstration. */
export interface GeneratedRows {
  /** Stations, spread evenly over the seven districts. */
  readonly stations: number;
  /** Values in all, the same number for each series, newest at the clock of the demonstration. */
  readonly observations: number;
  /** Whether their values of days are written too, as means of whatever is measured. */
  readonly hasRollups?: boolean;
}

/** A station of the demonstration that the generated ones copy. */
const MODEL = 'weather-regional-001';

/** The newest hour of generated values. */
const NEWEST = '2026-11-23T09:00:00Z';

/** Writes them as the superuser, in the order in which values arrive: by time. */
export async function addGeneratedRows(url: string, rows: GeneratedRows): Promise<void> {
  if (rows.stations === 0) return;
  await withConnection(url, async (client) => {
    await client.query(STATIONS, [MODEL, rows.stations, DISTRICTS]);
    await requireEvenly(client, rows.stations);
    const { rowCount } = await client.query(SERIES, [MODEL]);
    const hours = Math.max(1, Math.round(rows.observations / (rowCount ?? 1)));
    await addPartitions(client, hours);
    await client.query(OBSERVATIONS, [NEWEST, hours]);
    await client.query(LATEST, [NEWEST]);
    if (rows.hasRollups) await client.query(ROLLUPS);
    await client.query('vacuum analyze');
  });
}

/** A district without its share would make the operations on districts smaller than they say. */
async function requireEvenly(client: Client, stations: number): Promise<void> {
  const { rows } = await client.query<{ found: number }>(
    `select count(*)::int as found from weather.station
     where id like 'weather-bench-%' and district_code = any($1) group by district_code`,
    [DISTRICTS],
  );
  const share = Math.floor(stations / DISTRICTS.length);
  if (rows.filter(({ found }) => found >= share).length < Math.min(stations, DISTRICTS.length))
    throw new Error(`Not every district has ${String(share)} generated stations.`);
}

/** Months that the demonstration has no partition for. */
async function addPartitions(client: Client, hours: number): Promise<void> {
  const newest = new Date(NEWEST);
  const oldest = new Date(newest.getTime() - hours * 3_600_000);
  const month = new Date(Date.UTC(oldest.getUTCFullYear(), oldest.getUTCMonth()));
  while (month < newest) {
    const from = month.toISOString().slice(0, 10);
    month.setUTCMonth(month.getUTCMonth() + 1);
    const name = `observation_${from.slice(0, 7).replace('-', '_')}`;
    await client.query(
      `create table if not exists weather.${name} partition of weather.observation
       for values from ('${from}Z') to ('${month.toISOString().slice(0, 10)}Z')`,
    );
    await client.query(`alter table weather.${name} owner to weather_owner`);
  }
}

const STATIONS = `
insert into weather.station
select (jsonb_populate_record(s, jsonb_build_object(
    'id', 'weather-bench-' || lpad(n::text, 5, '0'), 'code', 'BENCH' || n,
    'name_zh', '基准测试站 ' || n, 'district_code', ($3::text[])[1 + n % cardinality($3)]))).*
from weather.station s, generate_series(1, $2::int) n
where s.id = $1`;

const SERIES = `
insert into weather.series (station_id, indicator_code, averaging, depth, method, aggregation,
  day_shift_h, day_samples_min, dataset)
select b.id, s.indicator_code, s.averaging, s.depth, s.method, s.aggregation, s.day_shift_h,
  s.day_samples_min, s.dataset
from weather.series s, weather.station b
where s.station_id = $1 and b.id like 'weather-bench-%'
order by b.id, s.indicator_code`;

const OF_BENCH = `weather.series s join weather.station b on b.id = s.station_id
  and b.id like 'weather-bench-%'`;

const OBSERVATIONS = `
insert into weather.observation (series_id, starts_at, value, flag, revision, batch_id)
select s.id, t, round((20 + 10 * sin(s.id + extract(epoch from t) / 14400))::numeric, 1), 0, 0, 1
from generate_series($1::timestamptz - make_interval(hours => $2::int - 1), $1, interval '1 hour') t,
  ${OF_BENCH}
order by t, s.id`;

const LATEST = `
insert into weather.latest (series_id, starts_at, value, flag, revision, batch_id)
select o.series_id, o.starts_at, o.value, o.flag, o.revision, o.batch_id
from ${OF_BENCH} join weather.observation o on o.series_id = s.id and o.starts_at = $1`;

const ROLLUPS = `
insert into weather.rollup
  (series_id, step, starts_at, day, value, minimum, maximum, samples, batch_id)
select s.id, 'DAY', (d.day - make_interval(hours => 8 + s.day_shift_h)) at time zone 'UTC', d.day,
  avg(o.value), min(o.value), max(o.value), count(*), 1
from ${OF_BENCH} join weather.observation o on o.series_id = s.id
cross join lateral (select date_trunc('day', o.starts_at at time zone 'UTC'
  + make_interval(hours => 8 + s.day_shift_h)) as day) d
group by s.id, d.day, s.day_shift_h`;
