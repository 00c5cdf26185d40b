import type { ImportReport } from './feed';

/** Rows of an import so far, by result. */
export type Tally = {
  -readonly [Name in Exclude<keyof ImportReport, 'besideSynthetic'>]-?: number;
};

/** Returns the tally before the first row. */
export function noRows(): Tally {
  return { read: 0, stored: 0, revised: 0, unchanged: 0, rejected: 0, superseded: 0 };
}

/** Returns the report of an import; results that only some imports have are named if they occur. */
export function reportOf({ superseded, ...counts }: Tally, besideSynthetic: number): ImportReport {
  const more = Object.entries({ besideSynthetic, superseded }).filter(([, count]) => count > 0);
  return { ...counts, ...Object.fromEntries(more) };
}
