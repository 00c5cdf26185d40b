import { instant } from '../../data/sql-type';
import type { RowLimits } from '../../sharing/row-limits';

/** Whether the caller sees only part of the time. */
export function isTimeLimited({ from, before }: Pick<RowLimits, 'from' | 'before'>): boolean {
  return from !== null || before !== null;
}

/** Parameters of `newestWithinSql`. */
export const PERIOD_PARAMETERS = [instant(), instant()] as const;

/** The bounds of the period as values; infinite where there is none. */
export function periodValues({
  from,
  before,
}: Pick<RowLimits, 'from' | 'before'>): readonly [string, string] {
  return [from ?? '-infinity', before ?? 'infinity'];
}

/**
 * A join that brings observation `o`, the newest one of each series `s`, for anyone who sees all of
 * the time.
 */
export function newestSql(schema: string): string {
  return `join ${schema}.latest o on o.series_id = s.id`;
}

/**
 * The same for anyone who sees only part of the time, from whom `latest` is hidden: for him the
 * newest ones are looked up one by one. The bounds, two parameters from `$first` on, bring the
 * index near; row-level security decides.
 */
export function newestWithinSql(schema: string, first: number): string {
  const [from, before] = [`$${String(first)}`, `$${String(first + 1)}`];
  return `cross join lateral (
       select * from ${schema}.observation o
       where o.series_id = s.id and o.starts_at >= ${from}::timestamptz and o.starts_at <= ${before}::timestamptz
       order by o.starts_at desc limit 1
     ) o`;
}
