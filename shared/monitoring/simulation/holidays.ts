import { beijingDay } from './sky';
import { DAY_MS } from '../../domain/durations';

const DAYS_KEPT = 4096;
const SOLAR = new Set(['1/1', '4/4', '4/5', '4/6', '5/1', '5/2', '5/3', '5/4', '5/5']);
const NATIONAL = new Set(['10/1', '10/2', '10/3', '10/4', '10/5', '10/6', '10/7']);
/** Chinese New Year's Eve is the 29th or 30th of the 12th lunar month: both count. */
const SPRING = ['12/29', '12/30', '1/1', '1/2', '1/3', '1/4', '1/5', '1/6', '1/7'];
const LUNAR = new Set([...SPRING, '5/5', '8/15']);

/** Kind of a day in Beijing time: workday, weekend or public holiday. */
export type DayKind = 'WORKDAY' | 'WEEKEND' | 'HOLIDAY';

/**
 * Creates the function that returns the kind of day of an instant.
 *
 * Public holidays follow 全国年节及纪念日放假办法, with the customary long weeks; the make-up workdays that the
 * State Council sets each year are left out.
 */
export function holidayCalendar(): (at: number) => DayKind {
  const solar = calendar('en-US');
  const lunar = calendar('en-US-u-ca-chinese');
  const kept = new Map<number, DayKind>();
  return (at) => {
    const day = beijingDay(at);
    const known = kept.get(day);
    if (known) return known;
    if (kept.size >= DAYS_KEPT) kept.clear();
    const noon = new Date(day * DAY_MS + DAY_MS / 2);
    const date = monthAndDay(solar, noon);
    const isHoliday = SOLAR.has(date) || NATIONAL.has(date) || LUNAR.has(monthAndDay(lunar, noon));
    const weekday = (((day + 4) % 7) + 7) % 7;
    const kind = isHoliday ? 'HOLIDAY' : weekday === 0 || weekday === 6 ? 'WEEKEND' : 'WORKDAY';
    kept.set(day, kind);
    return kind;
  };
}

function calendar(locale: string): Intl.DateTimeFormat {
  // The day number already counts Beijing days, so its date is formatted in UTC.
  return new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
}

function monthAndDay(format: Intl.DateTimeFormat, date: Date): string {
  const parts = format.formatToParts(date);
  const valueOf = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${valueOf('month')}/${valueOf('day')}`;
}
