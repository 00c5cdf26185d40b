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
  const waiting = new Map<KnownSeries, WaitingSeries>();
  let [size, lines] = [0, 0];
  const put = (one: WaitingObservation) => {
    let ofSeries = waiting.get(one.series);
    if (!ofSeries) waiting.set(one.series, (ofSeries = new WaitingSeries()));
    if (ofSeries.put(one)) size += 1;
  };
  return {
    rows: () => {
      const rows: WaitingObservation[] = [];
      for (const { observations } of waiting.values())
        for (const one of observations) rows.push(one);
      return rows;
    },
    get size() {
      return size;
    },
    get lines() {
      return lines;
    },
    add: (row) => {
      let hasNews = false;
      for (const one of row) {
        const before = waiting.get(one.series)?.find(one.startsAt);
        if (!before) hasNews = true;
        else if (!hasSameValue(before, one)) return 'conflict';
      }
      if (!hasNews) return 'known';
      for (const one of row) put(one);
      lines += 1;
      return 'added';
    },
  };
}

/**
 * The waiting observations of one series. Most files bring them in the order of time, so that each
 * is newer than all before; only where one is not, they are looked up by their instant.
 */
class WaitingSeries {
  readonly observations: WaitingObservation[] = [];
  private newest = -Infinity;
  private byStart: Map<number, WaitingObservation> | undefined;

  find(startsAt: number): WaitingObservation | undefined {
    if (startsAt > this.newest) return undefined;
    this.byStart ??= new Map(this.observations.map((one) => [one.startsAt, one]));
    return this.byStart.get(startsAt);
  }

  /** Returns whether it is new; if a key occurs twice in one row, the last value is used. */
  put(one: WaitingObservation): boolean {
    const before = this.find(one.startsAt);
    if (before && before.rowNo !== one.rowNo) return false;
    if (before) this.observations[this.observations.indexOf(before)] = one;
    else this.observations.push(one);
    this.byStart?.set(one.startsAt, one);
    if (one.startsAt > this.newest) this.newest = one.startsAt;
    return before === undefined;
  }
}

function hasSameValue(a: WaitingObservation, b: WaitingObservation): boolean {
  return a.value === b.value && a.detectionLimit === b.detectionLimit && a.flag === b.flag;
}
