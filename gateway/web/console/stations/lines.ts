import type { Line } from '../../common/answer/pictures';
import type { SeriesInColumnsFragment } from '../../generated/console/stations/station.parts';

/** Converts a series to a line, which is interrupted at gaps and marks flagged values. */
export function lineOf(name: string, { times, values, flags }: SeriesInColumnsFragment): Line {
  const instants = times.map((time) => Date.parse(time));
  const longest = 1.5 * usualStepMs(instants);
  const points: Array<readonly [number, number | null]> = [];
  const doubts: Array<readonly [number, number]> = [];
  instants.forEach((at, index) => {
    const before = instants[index - 1];
    if (before !== undefined && at - before > longest) points.push([before + 1, null]);
    const value = values[index] ?? null;
    points.push([at, value]);
    if (value !== null && flags[index] !== 'VALID') doubts.push([at, value]);
  });
  return { name, points, doubts };
}

/** Number of missing values of a series: steps without a value, and values that are not usable. */
export function gapsIn({ times, values }: SeriesInColumnsFragment): number {
  const instants = times.map((time) => Date.parse(time));
  const usual = usualStepMs(instants);
  const empty = values.filter((value) => value === null).length;
  return instants.slice(1).reduce((sum, at, index) => {
    const steps = Math.round((at - (instants[index] ?? at)) / usual);
    return sum + Math.max(0, steps - 1);
  }, empty);
}

/**
 * The median step between values; a day if there is none or it is zero, so that nothing is divided
 * by zero.
 */
function usualStepMs(instants: ReadonlyArray<number>): number {
  const steps = instants.slice(1).map((at, index) => at - (instants[index] ?? at));
  const middle = steps.sort((one, other) => one - other)[Math.floor(steps.length / 2)];
  return middle && middle > 0 ? middle : 86_400_000;
}
