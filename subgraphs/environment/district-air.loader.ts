import { AQI_SYMBOLS } from '../../shared/monitoring/air-quality-assessment';
import type { LoaderFoundation } from '../../shared/monitoring/department-context';
import { groupBy, keyedBy } from '../../shared/data/keyed';
import { indicatorOf } from '../../shared/domain/indicators';

/** Mean of one item over a district's city points in one hour. */
export interface DistrictMeanRow {
  readonly district_code: string;
  readonly starts_at: string;
  readonly indicator_code: string;
  readonly value: number;
  readonly stations: number;
  readonly provenance: ReadonlyArray<string>;
}

/** Air of districts; one statement for all districts asked alike. */
export interface DistrictAirLoaders {
  /** Means of the hour that starts at `hour`, of the newest hour measured when null. */
  districtAir(
    asked: { readonly hour: string | null },
    districtCode: string,
  ): Promise<ReadonlyArray<DistrictMeanRow> | undefined>;
}

/** Makes the loaders of one request. */
export function districtAirLoaders({ reader }: LoaderFoundation): DistrictAirLoaders {
  const codes = AQI_SYMBOLS.map((symbol) => indicatorOf(symbol)?.code ?? symbol);
  return {
    districtAir: keyedBy(
      async ({ hour }: { readonly hour: string | null }, districts: ReadonlyArray<string>) => {
        const rows =
          hour === null
            ? await reader.query<DistrictMeanRow>(NEWEST_HOUR, [districts, codes])
            : await reader.query<DistrictMeanRow>(ONE_HOUR, [districts, codes, hour]);
        return groupBy(rows, (row) => row.district_code);
      },
    ),
  };
}

const MEANS = `select m.district_code, m.starts_at, m.indicator_code, avg(m.value) as value,
  count(*) as stations, array_agg(distinct b.provenance order by b.provenance) as provenance
from measured m join environment.batch b on b.id = m.batch_id`;

function measured(table: 'latest' | 'observation'): string {
  return `select t.district_code, s.indicator_code, o.starts_at, o.value, o.batch_id
  from environment.station t
  join environment.series s on s.station_id = t.id and s.averaging = 'HOUR' and s.depth = '' and s.method = ''
  join environment.${table} o on o.series_id = s.id
  where t.district_code = any($1) and t.kind = 'AIR_CITY' and t.is_background is not true
    and s.indicator_code = any($2) and o.value is not null and o.flag in (0, 10)`;
}

const ONE_HOUR = `with measured as (${measured('observation')} and o.starts_at = $3)
${MEANS} group by 1, 2, 3 order by 1, 3`;

const NEWEST_HOUR = `with measured as (${measured('latest')}),
newest as (select district_code, max(starts_at) as starts_at from measured group by 1)
${MEANS} join newest n using (district_code, starts_at) group by 1, 2, 3 order by 1, 3`;
