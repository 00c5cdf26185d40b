import type { Reader } from '../../shared/data/database';
import { groupBy, keyedBy } from '../../shared/data/keyed';
import { SOIL_RISK_CODES, type SoilReading } from '../../shared/monitoring/soil-risk-assessment';
import type { Provenance } from '../../shared/monitoring/vocabulary';
import { FARMLAND_KINDS } from './land-use';

/** What was read at one point on one day. */
export interface SoilSample {
  readonly stationId: string;
  readonly kind: string;
  readonly year: number;
  readonly readings: ReadonlyArray<SoilReading>;
  readonly provenance: Provenance;
}

/** Samples of the points of a district, oldest first: of the years, or of the newest three. */
export type SoilSampleLoader = (
  years: ReadonlyArray<number> | null,
  district: string,
) => Promise<ReadonlyArray<SoilSample>>;

/** Makes the loader of one request: one statement for all districts asked alike. */
export function soilSampleLoader(reader: Reader): SoilSampleLoader {
  const load = keyedBy(
    async (years: ReadonlyArray<number> | null, districts: ReadonlyArray<string>) => {
      const rows = await reader.query<SampleRow>(SAMPLES, [
        districts,
        Object.keys(FARMLAND_KINDS),
        SOIL_RISK_CODES,
        years,
      ]);
      return new Map(
        [...groupBy(rows, (row) => row.district_code)].map(([code, group]) => [
          code,
          group.map(sampleOf),
        ]),
      );
    },
  );
  return async (years, district) => (await load(years, district)) ?? [];
}

interface SampleRow {
  readonly district_code: string;
  readonly station_id: string;
  readonly kind: string;
  readonly year: number;
  readonly readings: SoilSample['readings'];
  readonly provenance: Provenance;
}

/** Readings of one day in Beijing are one sample: a laboratory may report its elements apart. */
const SAMPLES = `with reading as (
  select t.district_code, t.id as station_id, t.kind, s.indicator_code, o.value, o.detection_limit, o.starts_at,
    (o.starts_at at time zone 'Asia/Shanghai')::date as day,
    extract(year from o.starts_at at time zone 'Asia/Shanghai')::int as year, b.provenance
  from agriculture.station t
  join agriculture.series s on s.station_id = t.id and s.indicator_code = any($3) and s.averaging = 'INSTANT'
  join agriculture.observation o on o.series_id = s.id and o.flag in (0, 10)
  join agriculture.batch b on b.id = o.batch_id
  where t.district_code = any($1) and t.kind = any($2)
), chosen as (
  select *, dense_rank() over (partition by district_code order by year desc) as age
  from reading where $4::int[] is null or year = any($4)
)
select district_code, station_id, kind, year, min(provenance) as provenance,
  json_agg(json_build_object('code', indicator_code, 'value', value, 'detectionLimit', detection_limit,
    'at', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by starts_at, indicator_code) as readings
from chosen where $4::int[] is not null or age <= 3
group by district_code, station_id, kind, year, day order by district_code, year, station_id, day`;

function sampleOf({ station_id, kind, year, readings, provenance }: SampleRow): SoilSample {
  return { stationId: station_id, kind, year, readings, provenance };
}
