import { float, instant, int, list, nullable, text } from '../../data/sql-type';
import { statement, type Parameters, type RowOf } from '../../data/statement';

/** The soil points of a department whose readings are summarised. */
interface SoilPoints<P extends Parameters> {
  readonly schema: string;
  /** SQL expression of the land use of station `t`, or of the kind that determines it. */
  readonly landUse: string;
  /** SQL condition that selects the stations `t`; its parameters start at `$3`. */
  readonly where: string;
  readonly parameters: P;
}

/**
 * Creates the statement that selects every usable reading of these points (parameters: indicator
 * codes, datasets), oldest first, including readings that were corrected since: which sums over
 * non-public readings may be disclosed depends on the batch in which each reading arrived
 * (`disclosure.ts`). Assign the result to an exported constant, so that the test finds the
 * statement.
 */
export function soilVersionStatement<const P extends Parameters>({
  schema,
  landUse,
  where,
  parameters,
}: SoilPoints<P>) {
  return statement({
    // Points, then their series, then readings: joined freely, the readings of every point of the
    // department would be read before the district is looked at.
    text: `with sampled as materialized (
  select t.district_code, t.id as subject, ${landUse} as land_use, s.id as series_id, s.indicator_code
  from ${schema}.station t
  cross join lateral (
    select s.id, s.indicator_code from ${schema}.series s
    where s.station_id = t.id and s.dataset = any($2) and s.indicator_code = any($1) and s.averaging = 'INSTANT' offset 0
  ) s
  where ${where}
), reading as materialized (
  select p.*, o.* from sampled p
  cross join lateral (
    select starts_at, value, detection_limit, batch_id as arrived, null::int as replaced
    from ${schema}.observation where series_id = p.series_id and flag in (0, 10)
    union all
    select starts_at, value, detection_limit, batch_id, replaced_by_batch_id
    from ${schema}.observation_history where series_id = p.series_id and flag in (0, 10)
  ) o
)
select r.district_code as district, r.subject, r.land_use as "landUse", r.indicator_code as code,
  r.value, r.detection_limit as "detectionLimit", r.starts_at as at, r.arrived, r.replaced, b.provenance
from reading r
join ${schema}.batch b on b.id = r.arrived
order by r.district_code, r.subject, r.starts_at, r.indicator_code, r.arrived`,
    columns: COLUMNS,
    parameters: [list(text()), list(text()), ...parameters],
  });
}

const COLUMNS = {
  district: nullable(text()),
  /** Id of the soil point. */
  subject: text(),
  /** Land use, or the kind that determines it. */
  landUse: nullable(text()),
  code: text(),
  value: nullable(float()),
  detectionLimit: nullable(float()),
  /** When the sample was taken. */
  at: instant(),
  /**
   * Batch that delivered the reading; `replaced` is the batch that replaced it, null if it is
   * current.
   */
  arrived: int(),
  replaced: nullable(int()),
  provenance: text(),
} as const;

/** A reading of an element or of the pH at a soil point. */
export type SoilVersion = RowOf<typeof soilVersionStatement>;
