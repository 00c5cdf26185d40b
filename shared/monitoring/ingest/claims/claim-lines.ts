import type { SeriesOf } from '../../../sharing/series-claims';

/**
 * Series of one kind that a start moved to another dataset; null: to no dataset, so that nobody can
 * read them.
 */
export interface MovedSeries extends SeriesOf {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
}

/** Returns one line for each pair of source and target dataset, with the number of series moved. */
export function countLines(moved: ReadonlyArray<MovedSeries>): ReadonlyArray<string> {
  const counts = new Map<string, number>();
  for (const { from, to, count } of moved) {
    const way = `${name(from)} → ${name(to)}`;
    counts.set(way, (counts.get(way) ?? 0) + count);
  }
  return [...counts].map(([way, count]) => `${String(count)} series ${way}`);
}

/** Returns the line for a series that waits for the stewards of the more open dataset. */
export function waitingLine(series: SeriesOf, from: string, to: string): string {
  return `${kindOf(series)} stays in ${from}: ${to} is more open, and its stewards have not confirmed its class since the move was declared (待数据管理岗再次确认共享属性)`;
}

/**
 * Returns one line for each kind of series that nobody can read any more and that requires a
 * declaration.
 */
export function unclaimedLines(moved: ReadonlyArray<MovedSeries>): ReadonlyArray<string> {
  return moved
    .filter(({ to }) => to === null)
    .map(
      (one) =>
        `nobody reads ${String(one.count)} series of ${kindOf(one)}: declare it under \`measures\` of exactly one dataset`,
    );
}

/** Returns the readable name of a kind of series. */
function kindOf({ kind, indicatorCode, averaging }: SeriesOf): string {
  return `${kind} × ${indicatorCode} × ${averaging}`;
}

function name(dataset: string | null): string {
  return dataset ?? 'no dataset';
}
