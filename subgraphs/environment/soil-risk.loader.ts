import type { Reader } from '../../shared/data/database';
import { groupBy, keyed } from '../../shared/data/keyed';
import { SOIL_RISK_CODES } from '../../shared/monitoring/soil-risk-assessment';

/** One newest reading at one soil point of a district. */
export interface DistrictSoilReading {
  readonly district_code: string;
  readonly station_id: string;
  readonly land_use: string | null;
  readonly code: string;
  readonly value: number | null;
  readonly detection_limit: number | null;
  readonly at: string;
}

/** Newest elements and pH of all soil points of a district, by its code; one statement for all districts. */
export function soilReadingsByDistrict(reader: Reader) {
  return keyed(async (districts: ReadonlyArray<string>) => {
    const rows = await reader.query<DistrictSoilReading>(
      `select t.district_code, t.id as station_id, t.land_use, s.indicator_code as code,
         l.value, l.detection_limit, l.starts_at as at
       from environment.station t
       join environment.series s on s.station_id = t.id and s.indicator_code = any($2)
       join environment.latest l on l.series_id = s.id
       where t.district_code = any($1) and t.kind = 'SOIL_POINT' and l.flag in (0, 10)
       order by t.district_code, t.id, s.indicator_code`,
      [districts, SOIL_RISK_CODES],
    );
    return groupBy(rows, (row) => row.district_code);
  });
}
