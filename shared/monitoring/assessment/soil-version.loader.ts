import type { Version } from '../../sharing/disclosure';
import type { SumSource } from '../department-context';
import { SOIL_RISK_CODES, type SoilReading } from './soil-risk-assessment';

/** A reading of an element or of the pH at a soil point (its subject), from when it held until when. */
export interface SoilVersion extends SoilReading, Version {
  readonly district: string | null;
  /** Use of the land, or what tells it. */
  readonly landUse: string | null;
  readonly provenance: string;
}

/** The soil points of a department whose readings are summed up. */
export interface SoilPoints {
  readonly schema: string;
  /** SQL of what tells the use of the land at station `t`. */
  readonly landUse: string;
  /** SQL of which stations `t`; its parameters from `$3` on. */
  readonly where: string;
  readonly values: ReadonlyArray<unknown>;
}

/**
 * Every usable reading of these points, oldest first, with what has been corrected since: what a sum over
 * closed readings is told of depends on when each arrived (`disclosure.ts`), and a batch brings it.
 */
export function soilVersions(
  { reader, datasets }: SumSource,
  { schema, landUse, where, values }: SoilPoints,
): Promise<SoilVersion[]> {
  const text = VERSIONS.replaceAll('$schema', schema)
    .replace('$landUse', landUse)
    .replace('$where', where);
  return reader.query<SoilVersion>(text, [SOIL_RISK_CODES, datasets, ...values]);
}

const VERSIONS = `select t.district_code as district, t.id as subject, $landUse as "landUse", s.indicator_code as code,
  o.value, o.detection_limit as "detectionLimit", o.starts_at as at, o.arrived, o.replaced, b.provenance
from $schema.station t
join $schema.series s on s.station_id = t.id and s.dataset = any($2) and s.indicator_code = any($1) and s.averaging = 'INSTANT'
cross join lateral (
  select starts_at, value, detection_limit, batch_id as arrived, null::int as replaced
  from $schema.observation where series_id = s.id and flag in (0, 10)
  union all
  select starts_at, value, detection_limit, batch_id, replaced_by_batch_id
  from $schema.observation_history where series_id = s.id and flag in (0, 10)
) o
join $schema.batch b on b.id = o.arrived
where $where
order by t.district_code, t.id, o.starts_at, s.indicator_code, o.arrived`;
