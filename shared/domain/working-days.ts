import { DAY_MS } from './durations';

/** An exception to the weekday rule: a day off, or a working weekend day (调休). */
export type CalendarDayKind = 'HOLIDAY' | 'WORKDAY';

/** The working days: Monday to Friday, and the exceptions. Days are YYYY-MM-DD in Beijing. */
export interface WorkingCalendar {
  readonly kinds: ReadonlyMap<string, CalendarDayKind>;
  /** Years whose holiday arrangement is known; for other years, only the holidays of the law. */
  readonly arrangedYears: ReadonlySet<string>;
}

/** Whether a day is a working day. */
export function isWorkingDay({ kinds }: WorkingCalendar, day: string): boolean {
  const kind = kinds.get(day);
  if (kind !== undefined) return kind === 'WORKDAY';
  const weekday = new Date(msOf(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The last day of a period of `count` working days after an event on `start`, which is not counted;
 * a count of 0 gives `start`. Throws TypeError for an invalid count.
 */
export function addWorkingDays(calendar: WorkingCalendar, start: string, count: number): string {
  if (!Number.isInteger(count) || count < 0) {
    throw new TypeError(`A period must be a count of working days, but got: ${String(count)}.`);
  }
  let day = start;
  for (let left = count; left > 0;) {
    day = dayAfter(day);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** The number of working days after `from`, up to and including `to`; 0 if `to` is not later. */
export function workingDaysAfter(calendar: WorkingCalendar, from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = dayAfter(day);
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}

/** Whether the holidays of every year between two days are known. */
export function isArranged(calendar: WorkingCalendar, from: string, to: string): boolean {
  const first = Number(from.slice(0, 4));
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, at) => first + at);
  return years.every((year) => calendar.arrangedYears.has(String(year)));
}

/** The day after a day. */
export function dayAfter(day: string): string {
  return new Date(msOf(day) + DAY_MS).toISOString().slice(0, 10);
}

/** The day before a day; for an exclusive end, the last day of the period. */
export function dayBefore(day: string): string {
  return new Date(msOf(day) - DAY_MS).toISOString().slice(0, 10);
}

function msOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
