import type { Reader } from '../../data/database';
import { list, nullable, text } from '../../data/sql-type';
import type { RowLimits } from '../../sharing/row-limits';

/** Source of a department's observations for one dataset. */
export interface ObservationSource {
  readonly reader: Reader;
  readonly limits: RowLimits;
  readonly schema: string;
  readonly dataset: string;
  /** Datasets of which it shows only daily or monthly roll-ups. */
  readonly rollupsOf: Readonly<Record<'DAY' | 'MONTH', ReadonlyArray<string>>>;
}

/**
 * Returns the SQL conditions that select series `s` by datasets, indicators and averaging periods
 * (null: all); three text-array parameters that start at `$first`. Row-level security enforces the
 * same datasets; the conditions let PostgreSQL use the index, and a statement never relies on
 * row-level security alone.
 */
export function seriesFilterSql(first: number): string {
  const at = (offset: number) => `$${String(first + offset)}::text[]`;
  return `s.dataset = any(${at(0)}) and (${at(1)} is null or s.indicator_code = any(${at(1)}))
    and (${at(2)} is null or s.averaging = any(${at(2)}))`;
}

/** Parameters of `seriesFilterSql`. */
export const ASKED_PARAMETERS = [
  list(text()),
  nullable(list(text())),
  nullable(list(text())),
] as const;
