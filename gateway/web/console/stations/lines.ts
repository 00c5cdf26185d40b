import { startOfDay } from '../times';
import type { Line } from '../../common/answer/pictures';
import type { SeriesInColumnsFragment } from '../../generated/console/stations/station.parts';

/**
 * Instants, ms, at which the values of a series are drawn: the start of each interval, and of a day
 * or month the first midnight of the date that it is called by, so that the days of several
 * networks stand under one another.
 */
export function instantsOf({ times, days }: Pick<SeriesInColumnsFragment, 'times' | 'days'>) {
  const starts = days?.map((day) => startOfDay(day.length === MONTH ? `${day}-01` : day));
  return (starts ?? times).map((time) => Date.parse(time));
}

const MONTH = '2026-11'.length;

/** Converts a series to a line, which is interrupted at gaps and marks flagged values. */
export function lineOf(name: string, series: SeriesInColumnsFragment): Line {
  const { values, flags } = series;
  const instants = instantsOf(series);
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
export function gapsIn(series: SeriesInColumnsFragment): number {
  const { values } = series;
  const instants = instantsOf(series);
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
