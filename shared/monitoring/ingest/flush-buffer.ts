import type { StoredObservation } from './observation-copy';

/** Observations that wait to be stored together; no key twice. */
export interface FlushBuffer {
  readonly rows: ReadonlyArray<StoredObservation>;
  /** Rows of the file among them. */
  readonly lines: number;
  /**
   * Takes the observations of one row: `added`; `known` when all of them wait already; `conflict`
   * when one waits with another value, so that what waits must be stored first.
   */
  add(row: ReadonlyArray<StoredObservation>): 'added' | 'known' | 'conflict';
}

/** An empty buffer. */
export function flushBuffer(): FlushBuffer {
  const rows: StoredObservation[] = [];
  const byKey = new Map<string, StoredObservation>();
  let lines = 0;
  return {
    rows,
    get lines() {
      return lines;
    },
    add: (row) => {
      const news = new Map<string, StoredObservation>(); // Of a key twice in one row the last counts.
      for (const one of row) {
        const key = `${String(one.seriesId)}|${String(one.startsAt)}`;
        const waiting = byKey.get(key);
        if (waiting && !saysTheSame(waiting, one)) return 'conflict';
        if (!waiting) news.set(key, one);
      }
      if (news.size === 0) return 'known';
      for (const [key, one] of news) {
        rows.push(one);
        byKey.set(key, one);
      }
      lines += 1;
      return 'added';
    },
  };
}

function saysTheSame(a: StoredObservation, b: StoredObservation): boolean {
  return a.value === b.value && a.detectionLimit === b.detectionLimit && a.flag === b.flag;
}
