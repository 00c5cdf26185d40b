import { AQI_SYMBOLS } from '../../../shared/monitoring/assessment/air-quality-assessment';
import type { LoaderFoundation } from '../../../shared/monitoring/department-context';
import {
  isTimeLimited,
  newestSql,
  newestWithinSql,
  PERIOD_PARAMETERS,
  periodValues,
} from '../../../shared/monitoring/observations/newest-sql';
import { oneProvenanceSql } from '../../../shared/monitoring/observations/one-provenance';
import { isReviewedSql } from '../../../shared/monitoring/observations/observation-row';
import { groupBy, keyedBy } from '../../../shared/data/keyed';
import { bool, float, instant, int, list, present, text } from '../../../shared/data/sql-type';
import { statement, type RowOf } from '../../../shared/data/statement';
import { indicatorOf } from '../../../shared/domain/indicators';

/** Loaders of the air quality of districts; one statement for all districts. */
export interface DistrictAirLoaders {
  /** Means of the hour that starts at `hour`; null: of the newest hour measured. */
  districtAir(
    asked: { readonly hour: string | null },
    districtCode: string,
  ): Promise<ReadonlyArray<DistrictMeanRow> | undefined>;
}

const DATASET = 'environment/city-air-quality';

/** Creates the loaders of one request. */
export function districtAirLoaders({ readerOf, limitsOf }: LoaderFoundation): DistrictAirLoaders {
  const reader = readerOf(DATASET);
  const limits = limitsOf(DATASET);
  const codes = AQI_SYMBOLS.map((symbol) => indicatorOf(symbol)?.code ?? symbol);
  return {
    districtAir: keyedBy(
      async ({ hour }: { readonly hour: string | null }, districts: ReadonlyArray<string>) => {
        const rows =
          hour !== null
            ? await reader.query(MEANS_OF_HOUR, [districts, codes, hour])
            : isTimeLimited(limits)
              ? await reader.query(NEWEST_MEANS_WITHIN, [districts, codes, ...periodValues(limits)])
              : await reader.query(NEWEST_MEANS, [districts, codes]);
        return groupBy(rows, (row) => row.district_code);
      },
    ),
  };
}

const MEANS = `select m.district_code, m.starts_at, m.indicator_code, avg(m.value) as value,
  count(*) as stations, array_agg(distinct m.provenance order by m.provenance) as provenance,
  bool_and(m.is_reviewed) as is_reviewed
from counted m`;

/**
 * Real and synthetic points are never averaged together: if there are both, only the real ones
 * count.
 */
const COUNTED = `counted as (${oneProvenanceSql('measured', 'district_code, starts_at')})`;

function measured(joined: string): string {
  return `select t.district_code, s.indicator_code, o.starts_at, o.value, b.provenance,
    ${isReviewedSql('environment')} as is_reviewed
  from environment.station t
  join environment.series s on s.station_id = t.id and s.dataset = '${DATASET}' and s.averaging = 'HOUR' and s.depth = '' and s.method = ''
  ${joined}
  join environment.batch b on b.id = o.batch_id
  where t.district_code = any($1) and t.kind = 'AIR_CITY' and t.is_background is not true
    and s.indicator_code = any($2) and o.value is not null and o.flag in (0, 10)`;
}

function newestHourSql(joined: string): string {
  return `with measured as (${measured(joined)}),
newest as (select district_code, max(starts_at) as starts_at from measured group by 1),
${COUNTED}
${MEANS} join newest n using (district_code, starts_at) group by 1, 2, 3 order by 1, 3`;
}

const COLUMNS = {
  district_code: present(text()),
  starts_at: instant(),
  indicator_code: text(),
  value: float(),
  stations: int(),
  provenance: list(text()),
  is_reviewed: bool(),
} as const;

/** Means of the hour that starts at an instant. */
export const MEANS_OF_HOUR = statement({
  text: `with measured as (${measured('join environment.observation o on o.series_id = s.id')} and o.starts_at = $3),
${COUNTED}
${MEANS} group by 1, 2, 3 order by 1, 3`,
  columns: COLUMNS,
  parameters: [list(text()), list(text()), instant()],
});

/** Means of the newest hour of each district, for callers without a limit on the period. */
export const NEWEST_MEANS = statement({
  text: newestHourSql(newestSql('environment')),
  columns: COLUMNS,
  parameters: [list(text()), list(text())],
});

/** The same for callers with a limited period. */
export const NEWEST_MEANS_WITHIN = statement({
  text: newestHourSql(newestWithinSql('environment', ['$3', '$4'])),
  columns: COLUMNS,
  parameters: [list(text()), list(text()), ...PERIOD_PARAMETERS],
});

/** Mean of one item over a district's city points in one hour. */
export type DistrictMeanRow = RowOf<typeof MEANS_OF_HOUR>;
