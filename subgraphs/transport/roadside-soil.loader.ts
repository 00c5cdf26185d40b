import type { Reader } from '../../shared/data/database';
import { SOIL_RISK_CODES, type SoilReading } from '../../shared/monitoring/soil-risk-assessment';
import { SOIL_KIND } from './kinds';

/** A newest reading, and the point it was taken at. */
export interface RoadsideSoilReading extends SoilReading {
  readonly stationId: string;
  readonly landUse: string | null;
}

/** Newest elements and pH of all soil points beside the roads of Jiangmen, in one statement. */
export function roadsideSoilReadings(reader: Reader): Promise<RoadsideSoilReading[]> {
  return reader.query<RoadsideSoilReading>(
    `select t.id as "stationId", t.land_use as "landUse", s.indicator_code as code, l.value,
       l.detection_limit as "detectionLimit", l.starts_at as at
     from transport.station t
     join transport.series s on s.station_id = t.id and s.indicator_code = any($2)
     join transport.latest l on l.series_id = s.id and l.flag in (0, 10)
     where t.kind = $1 and t.region = '江门' order by t.id, s.indicator_code`,
    [SOIL_KIND, SOIL_RISK_CODES],
  );
}
