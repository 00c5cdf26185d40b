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
    text: `select t.district_code as district, t.id as subject, ${landUse} as "landUse", s.indicator_code as code,
  o.value, o.detection_limit as "detectionLimit", o.starts_at as at, o.arrived, o.replaced, b.provenance
from ${schema}.station t
join ${schema}.series s on s.station_id = t.id and s.dataset = any($2) and s.indicator_code = any($1) and s.averaging = 'INSTANT'
cross join lateral (
  select starts_at, value, detection_limit, batch_id as arrived, null::int as replaced
  from ${schema}.observation where series_id = s.id and flag in (0, 10)
  union all
  select starts_at, value, detection_limit, batch_id, replaced_by_batch_id
  from ${schema}.observation_history where series_id = s.id and flag in (0, 10)
) o
join ${schema}.batch b on b.id = o.arrived
where ${where}
order by t.district_code, t.id, o.starts_at, s.indicator_code, o.arrived`,
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
