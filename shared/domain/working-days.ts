import { DAY_MS } from './durations';

/** How a day is spent against the rule of its weekday: off, or at work in place of another (调休). */
export type CalendarDayKind = 'HOLIDAY' | 'WORKDAY';

/** Which days are worked: weekends by rule, and the days that differ. Days are YYYY-MM-DD in Beijing. */
export interface WorkingCalendar {
  readonly kinds: ReadonlyMap<string, CalendarDayKind>;
  /** Years whose arrangement of holidays is known; of others only what the law itself says. */
  readonly arrangedYears: ReadonlySet<string>;
}

/** Whether a day is worked. */
export function isWorkingDay({ kinds }: WorkingCalendar, day: string): boolean {
  const kind = kinds.get(day);
  if (kind !== undefined) return kind === 'WORKDAY';
  const weekday = new Date(msOf(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The last day of a period of so many working days that an event on `start` begins: `start` itself is
 * not counted. No days at all end on `start`. Throws TypeError for a count that is none.
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

/** How many working days there are after `from`, up to and with `to`; none where `to` is not later. */
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

/** The day before one: the last of a period whose end is given as the first day after it. */
export function dayBefore(day: string): string {
  return new Date(msOf(day) - DAY_MS).toISOString().slice(0, 10);
}

function msOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
