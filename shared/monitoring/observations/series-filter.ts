import type { Reader } from '../../data/database';
import { list, nullable, text } from '../../data/sql-type';
import type { RowLimits } from '../../sharing/row-limits';

/** A department's observations as read for one dataset. */
export interface ObservationSource {
  readonly reader: Reader;
  readonly limits: RowLimits;
  readonly schema: string;
  readonly dataset: string;
  /** Datasets of which it shows the days or months alone. */
  readonly rollupsOf: Readonly<Record<'DAY' | 'MONTH', ReadonlyArray<string>>>;
}

/**
 * SQL conditions on series `s`: those of a list of datasets, of these indicators and averaging periods
 * (null: all); three parameters from `$first` on, each an array of text. Row-level security binds the
 * same datasets; here they bring the index near, and a statement never rests on the reader alone.
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
