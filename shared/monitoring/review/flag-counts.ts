import { flagName } from '../vocabulary';

/** The published counts of stored flags. */
export function flagCounts(
  counts: ReadonlyArray<readonly [flag: number, values: number]>,
): ReadonlyArray<{ readonly flag: string; readonly values: number }> {
  return counts.map(([flag, values]) => ({ flag: flagName(flag), values }));
}
