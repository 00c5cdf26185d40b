import type { SeriesOf } from '../../sharing/series-claims';

/** Series of one kind that one start gave another dataset; null: none, so that nobody reads them. */
export interface MovedSeries extends SeriesOf {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
}

/** How many series went which way, a line each. */
export function countLines(moved: ReadonlyArray<MovedSeries>): ReadonlyArray<string> {
  const counts = new Map<string, number>();
  for (const { from, to, count } of moved) {
    const way = `${name(from)} → ${name(to)}`;
    counts.set(way, (counts.get(way) ?? 0) + count);
  }
  return [...counts].map(([way, count]) => `${String(count)} series ${way}`);
}

/** What waits for the stewards of the dataset that it would go to. */
export function waitingLine(series: SeriesOf, from: string, to: string): string {
  return `${kindOf(series)} stays in ${from}: ${to} is more open, and its stewards have not confirmed its class since this was declared (待数据管理岗再次确认共享属性)`;
}

/** Series that nobody can read any more, by name: they require a declaration. */
export function unclaimedLines(moved: ReadonlyArray<MovedSeries>): ReadonlyArray<string> {
  return moved
    .filter(({ to }) => to === null)
    .map(
      (one) =>
        `nobody reads ${String(one.count)} series of ${kindOf(one)}: declare it under \`measures\` of one dataset, and of one alone`,
    );
}

/** A kind of series for people. */
function kindOf({ kind, indicatorCode, averaging }: SeriesOf): string {
  return `${kind} × ${indicatorCode} × ${averaging}`;
}

function name(dataset: string | null): string {
  return dataset ?? 'no dataset';
}
