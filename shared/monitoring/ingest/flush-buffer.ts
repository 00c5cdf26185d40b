import type { KnownSeries } from './series-registry';

/** An observation waiting to be stored. */
export interface WaitingObservation {
  /** Number of its row in the file; not its line, because a whole JSON file may be one line. */
  readonly rowNo: number;
  readonly series: KnownSeries;
  /** ms since 1970 UTC */
  readonly startsAt: number;
  readonly value: number | null;
  readonly detectionLimit: number | null;
  readonly flag: number;
}

/** Observations waiting to be stored together, with unique keys. */
export interface FlushBuffer {
  rows(): ReadonlyArray<WaitingObservation>;
  /** Number of waiting observations. */
  readonly size: number;
  /** Number of rows of the file that they come from. */
  readonly lines: number;
  /**
   * Adds the observations of one row and returns `added`. Returns `known` if all of them are
   * already waiting, and `conflict` if one is waiting with another value, so that the buffer must
   * be stored first.
   */
  add(row: ReadonlyArray<WaitingObservation>): 'added' | 'known' | 'conflict';
}

/** Creates an empty buffer. */
export function flushBuffer(): FlushBuffer {
  // Keyed by series, then by instant: building a text for each key would cost more than everything
  // else here.
  const waiting = new Map<KnownSeries, Map<number, WaitingObservation>>();
  let [size, lines] = [0, 0];
  const put = (one: WaitingObservation) => {
    let ofSeries = waiting.get(one.series);
    if (!ofSeries) waiting.set(one.series, (ofSeries = new Map()));
    const before = ofSeries.get(one.startsAt);
    if (before && before.rowNo !== one.rowNo) return;
    if (!before) size += 1;
    ofSeries.set(one.startsAt, one); // If a key occurs twice in one row, the last value is used.
  };
  return {
    rows: () => [...waiting.values()].flatMap((ofSeries) => [...ofSeries.values()]),
    get size() {
      return size;
    },
    get lines() {
      return lines;
    },
    add: (row) => {
      let hasNews = false;
      for (const one of row) {
        const before = waiting.get(one.series)?.get(one.startsAt);
        if (!before) hasNews = true;
        else if (!hasSameValue(before, one)) return 'conflict';
      }
      if (!hasNews) return 'known';
      row.forEach(put);
      lines += 1;
      return 'added';
    },
  };
}

function hasSameValue(a: WaitingObservation, b: WaitingObservation): boolean {
  return a.value === b.value && a.detectionLimit === b.detectionLimit && a.flag === b.flag;
}
