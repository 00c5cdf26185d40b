import { MINUTE_MS } from '../../domain/durations';
import { CLOCK_TOLERANCE_MS } from '../../domain/observed-time';
import { instant } from '../../data/sql-type';
import type { RowLimits } from '../../sharing/row-limits';

/** Returns whether the caller may see only part of the time range. */
export function isTimeLimited({ from, before }: Pick<RowLimits, 'from' | 'before'>): boolean {
  return from !== null || before !== null;
}

/** Parameters of `newestWithinSql`. */
export const PERIOD_PARAMETERS = [instant(), instant()] as const;

/** Returns the bounds of the period as values; infinite for a missing bound. */
export function periodValues({
  from,
  before,
}: Pick<RowLimits, 'from' | 'before'>): readonly [string, string] {
  return [from ?? '-infinity', before ?? 'infinity'];
}

/**
 * SQL of the instant beyond which nothing is the newest observation: now, and the tolerance of
 * clocks (`CLOCK_TOLERANCE_MS`). Imports refuse later rows; some may be stored from before.
 */
export const AHEAD_SQL = `now() + interval '${String(CLOCK_TOLERANCE_MS / MINUTE_MS)} minutes'`;

/**
 * Returns the join of observation `o`, the newest of each series `s`, for callers who may see the
 * whole time range.
 */
export function newestSql(schema: string): string {
  return `join ${schema}.latest o on o.series_id = s.id and o.starts_at <= ${AHEAD_SQL}`;
}

/**
 * Returns the same join for callers who may see only part of the time range. Table `latest` is
 * hidden from them, so the newest observation of each series is looked up separately. The bounds,
 * SQL of `periodValues`, let PostgreSQL use the index; row-level security enforces the limits.
 */
export function newestWithinSql(
  schema: string,
  [from, before]: readonly [from: string, before: string],
): string {
  return `cross join lateral (
       select * from ${schema}.observation o
       where o.series_id = s.id and o.starts_at >= ${from} and o.starts_at <= least(${before}, ${AHEAD_SQL})
       order by o.starts_at desc limit 1
     ) o`;
}

/**
 * Returns the join of observation `o`, the last usable one of each series `s` at or before one
 * instant and after another.
 */
export function asOfSql(schema: string, [at, after]: readonly [at: string, after: string]): string {
  return `cross join lateral (
       select * from ${schema}.observation o
       where o.series_id = s.id and o.starts_at <= ${at} and o.starts_at > ${after} and o.flag in (0, 10) order by o.starts_at desc limit 1
     ) o`;
}
