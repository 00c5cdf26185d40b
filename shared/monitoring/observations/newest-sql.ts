import type { RowLimits } from '../../sharing/row-limits';

/** A join that brings observation `o`, the newest one of each series `s` that the caller may see. */
export interface NewestSql {
  readonly text: string;
  /** Values of its parameters. */
  readonly values: ReadonlyArray<unknown>;
}

/** Whether the caller sees only part of the time. */
export function isTimeLimited({ from, before }: Pick<RowLimits, 'from' | 'before'>): boolean {
  return from !== null || before !== null;
}

/** The bounds of the period as parameters; infinite where there is none. */
export function periodValues({ from, before }: Pick<RowLimits, 'from' | 'before'>): string[] {
  return [from ?? '-infinity', before ?? 'infinity'];
}

/**
 * How the newest permitted observations are found; parameters are numbered from `first`.
 *
 * `latest` holds the newest of all, which is hidden from whoever sees only part of the time: for him
 * they are looked up one by one. The bounds bring the index near; row-level security decides.
 */
export function newestSql(schema: string, limits: RowLimits, first: number): NewestSql {
  if (!isTimeLimited(limits)) {
    return { text: `join ${schema}.latest o on o.series_id = s.id`, values: [] };
  }
  const [from, before] = [`$${String(first)}`, `$${String(first + 1)}`];
  return {
    text: `cross join lateral (
       select * from ${schema}.observation o
       where o.series_id = s.id and o.starts_at >= ${from}::timestamptz and o.starts_at <= ${before}::timestamptz
       order by o.starts_at desc limit 1
     ) o`,
    values: periodValues(limits),
  };
}
