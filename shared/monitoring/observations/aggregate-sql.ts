import type { Aggregation } from '../../domain/indicators';

/**
 * SQL of one aggregate over observations `alias`: half the detection limit stands for a censored value
 * (环办〔2011〕22号); levels average by energy (GB 3096-2008), directions as unit vectors.
 */
export function aggregateSql(
  aggregation: Exclude<Aggregation, 'MAX_8H_MEAN'>,
  alias: string,
): string {
  return AGGREGATES[aggregation].replaceAll('$v', usableValueSql(alias)).replaceAll('$o', alias);
}

/** SQL of the value that enters statistics. */
export function usableValueSql(alias: string): string {
  return `coalesce(${alias}.detection_limit / 2, ${alias}.value)`;
}

const AGGREGATES: Readonly<Record<Exclude<Aggregation, 'MAX_8H_MEAN'>, string>> = {
  MEAN: 'avg($v)',
  SUM: 'sum($v)',
  MAX: 'max($v)',
  MIN: 'min($v)',
  ENERGY_MEAN: '10 * log(avg(power(10::double precision, $v / 10)))',
  VECTOR_MEAN:
    'mod((degrees(atan2(avg(sin(radians($v))), avg(cos(radians($v))))) + 360)::numeric, 360)::double precision',
  LAST: '(array_agg($v order by $o.starts_at desc))[1]',
};
