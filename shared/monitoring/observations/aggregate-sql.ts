import type { Aggregation } from '../../domain/indicators';

/**
 * Returns the SQL of one aggregate over observations `alias`. A censored value counts as half its
 * detection limit (环办〔2011〕22号); levels are averaged by energy (GB 3096-2008), pH as [H+], directions
 * as unit vectors, which is null where these cancel.
 */
export function aggregateSql(
  aggregation: Exclude<Aggregation, 'MAX_8H_MEAN'>,
  alias: string,
): string {
  return AGGREGATES[aggregation].replaceAll('$v', usableValueSql(alias)).replaceAll('$o', alias);
}

/** Returns the SQL of the value that statistics use. */
export function usableValueSql(alias: string): string {
  return `coalesce(${alias}.detection_limit / 2, ${alias}.value)`;
}

/** SQL of whether observation `o` counts in statistics: one that is VALID or MANUAL, and no hole. */
export const IS_SAMPLE = 'o.flag in (0, 10) and coalesce(o.detection_limit, o.value) is not null';

const AGGREGATES: Readonly<Record<Exclude<Aggregation, 'MAX_8H_MEAN'>, string>> = {
  MEAN: 'avg($v)',
  SUM: 'sum($v)',
  MAX: 'max($v)',
  MIN: 'min($v)',
  ENERGY_MEAN: '10 * log(avg(power(10::double precision, $v / 10)))',
  VECTOR_MEAN:
    'case when avg(sin(radians($v))) ^ 2 + avg(cos(radians($v))) ^ 2 > 1e-12 then mod((degrees(atan2(avg(sin(radians($v))), avg(cos(radians($v))))) + 360)::numeric, 360)::double precision end',
  PH_MEAN: '-log(avg(power(10::double precision, -$v)))',
  LAST: '(array_agg($v order by $o.starts_at desc))[1]',
};
