import type { KnownSeries } from './series-registry';

/** An observation that waits to be stored. */
export interface WaitingObservation {
  /** Number of the row that brought it; not its line: a whole JSON file may be one line. */
  readonly rowNo: number;
  readonly series: KnownSeries;
  /** ms since 1970 UTC */
  readonly startsAt: number;
  readonly value: number | null;
  readonly detectionLimit: number | null;
  readonly flag: number;
}

/** Observations that wait to be stored together; no key twice. */
export interface FlushBuffer {
  rows(): ReadonlyArray<WaitingObservation>;
  /** How many rows there are. */
  readonly size: number;
  /** Rows of the file among them. */
  readonly lines: number;
  /**
   * Takes the observations of one row: `added`; `known` when all of them wait already; `conflict`
   * when one waits with another value, so that what waits must be stored first.
   */
  add(row: ReadonlyArray<WaitingObservation>): 'added' | 'known' | 'conflict';
}

/** An empty buffer. */
export function flushBuffer(): FlushBuffer {
  // By series, then by instant: a text for each key would cost more than all else here.
  const waiting = new Map<KnownSeries, Map<number, WaitingObservation>>();
  let [size, lines] = [0, 0];
  const put = (one: WaitingObservation) => {
    let ofSeries = waiting.get(one.series);
    if (!ofSeries) waiting.set(one.series, (ofSeries = new Map()));
    const before = ofSeries.get(one.startsAt);
    if (before && before.rowNo !== one.rowNo) return;
    if (!before) size += 1;
    ofSeries.set(one.startsAt, one); // Of a key twice in one row the last counts.
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
