import { float, instant, int, list, nullable, text } from '../../data/sql-type';
import { statement, type Parameters, type RowOf } from '../../data/statement';

/** The soil points of a department whose readings are summed up. */
interface SoilPoints<P extends Parameters> {
  readonly schema: string;
  /** SQL of what names the use of the land at station `t`. */
  readonly landUse: string;
  /** SQL of which stations `t`; its parameters from `$3` on. */
  readonly where: string;
  readonly parameters: P;
}

/**
 * Every usable reading of these points (codes of indicators, datasets), oldest first, with what has been
 * corrected since: what a sum over closed readings discloses depends on when each arrived
 * (`disclosure.ts`), and a batch brings it. Declared as an exported constant, so that the test finds it.
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
  /** The point. */
  subject: text(),
  /** Use of the land, or what names it. */
  landUse: nullable(text()),
  code: text(),
  value: nullable(float()),
  detectionLimit: nullable(float()),
  /** When the sample was taken. */
  at: instant(),
  /** From when it held until when. */
  arrived: int(),
  replaced: nullable(int()),
  provenance: text(),
} as const;

/** A reading of an element or of the pH at a soil point. */
export type SoilVersion = RowOf<typeof soilVersionStatement>;
