import { indicatorOf } from '../../domain/indicators';
import { plainColumn } from './csv-table';

/** What a column of a feed becomes. */
export interface DeclaredValue {
  readonly column: string;
  /** Symbol of the indicator. */
  readonly indicator: string;
  /** Averaging period, where columns of one indicator differ in it. */
  readonly averaging?: string;
  /** Method, where columns of one indicator differ in it. */
  readonly method?: string;
  /** The column of the same series that this one is used for where that one is empty. */
  readonly insteadOf?: string;
}

/**
 * Throws TypeError if a column of a feed is declared to feed two quantities, if two columns feed one
 * series, or if an indicator is unknown: of two values, the last one read would count without a word.
 */
export function requireOneSeriesEach(feedId: string, values: ReadonlyArray<DeclaredValue>): void {
  const columns = new Map<string, DeclaredValue>();
  const series = new Map<string, DeclaredValue>();
  for (const value of values) {
    const fact = indicatorOf(value.indicator);
    if (!fact) throw new TypeError(`${feedId}: no indicator is named "${value.indicator}".`);
    const column = plainColumn(value.column).toLowerCase();
    const former = columns.get(column);
    if (former)
      throw new TypeError(
        `${feedId}: the column "${value.column}" feeds ${former.indicator} and ${value.indicator}, but one column is one quantity.`,
      );
    columns.set(column, value);
    const key = [fact.code, value.averaging ?? '', value.method ?? ''].join('|');
    const twin = series.get(key);
    if (twin && value.insteadOf !== twin.column)
      throw new TypeError(
        `${feedId}: the columns "${twin.column}" and "${value.column}" feed one series of ${value.indicator}; they need another averaging or method, or insteadOf.`,
      );
    if (!twin) series.set(key, value);
  }
}
