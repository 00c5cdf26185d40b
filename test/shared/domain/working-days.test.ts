import fc from 'fast-check';
import { HOLIDAY_YEARS, holidayDays } from '../../../shared/domain/public-holidays';
import {
  addWorkingDays,
  isArranged,
  isWorkingDay,
  workingDaysAfter,
  type WorkingCalendar,
} from '../../../shared/domain/working-days';

const CALENDAR: WorkingCalendar = {
  kinds: new Map(holidayDays().map(({ day, kind }) => [day, kind])),
  arrangedYears: new Set(['2025', '2026']),
};
const RULE_ALONE: WorkingCalendar = { kinds: new Map(), arrangedYears: new Set() };

const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + at * 86_400_000).toISOString().slice(0, 10),
  );

describe('working days', () => {
  test('S7C1 MUST count no day of the event itself, and end on the last working day', () => {
    // Monday; Saturday and Sunday are skipped.
    expect(addWorkingDays(RULE_ALONE, '2026-11-23', 1)).toBe('2026-11-24');
    expect(addWorkingDays(RULE_ALONE, '2026-11-23', 10)).toBe('2026-12-07');
    expect(addWorkingDays(RULE_ALONE, '2026-11-28', 1)).toBe('2026-11-30');
    expect(addWorkingDays(RULE_ALONE, '2026-11-28', 0)).toBe('2026-11-28');
  });

  test('S7C2 MUST skip holidays and work the weekends that make up for them', () => {
    // Spring festival 2026: off from 15 to 23 February, worked on Saturday 14 and 28.
    expect(addWorkingDays(CALENDAR, '2026-02-13', 1)).toBe('2026-02-14');
    expect(addWorkingDays(CALENDAR, '2026-02-13', 2)).toBe('2026-02-24');
    expect(addWorkingDays(CALENDAR, '2026-02-13', 6)).toBe('2026-02-28');
    // National day 2026: off from 1 to 7 October, worked on Sunday 20 September and Saturday 10.
    expect(addWorkingDays(CALENDAR, '2026-09-18', 8)).toBe('2026-09-30');
    expect(addWorkingDays(CALENDAR, '2026-09-18', 10)).toBe('2026-10-09');
    expect(addWorkingDays(CALENDAR, '2026-09-30', 3)).toBe('2026-10-10');
  });

  test('S7C3 MUST run from one year into the next', () => {
    expect(addWorkingDays(CALENDAR, '2026-12-31', 1)).toBe('2027-01-04');
    expect(isArranged(CALENDAR, '2026-12-31', '2027-01-04')).toBe(false);
    expect(isArranged(CALENDAR, '2025-12-31', '2026-01-05')).toBe(true);
  });

  test('S7C4 MUST agree with a count of the days one by one, wherever it starts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 60 }),
        (at, count) => {
          const days = daysFrom('2025-01-01', at + 200).slice(at);
          const [start = ''] = days;
          const worked = days.slice(1).filter((day) => isWorkingDay(CALENDAR, day));
          const due = addWorkingDays(CALENDAR, start, count);
          expect(due).toBe(count === 0 ? start : worked[count - 1]);
          expect(workingDaysAfter(CALENDAR, start, due)).toBe(count);
        },
      ),
    );
  });

  test('refuses a period that is no count of days', () => {
    expect(() => addWorkingDays(CALENDAR, '2026-11-23', -1)).toThrow(
      'A period must be a count of working days, but got: -1.',
    );
    expect(() => addWorkingDays(CALENDAR, '2026-11-23', 1.5)).toThrow(TypeError);
  });
});

describe('the table of holidays', () => {
  const days = holidayDays();

  test('reports each day once, in order, within its year', () => {
    const told = days.map(({ day }) => day);
    expect(told).toEqual([...new Set(told)].sort());
    for (const { year, holidays, workdays } of HOLIDAY_YEARS) {
      const own = [
        ...holidays.flatMap(({ first, last }) => [first, last]),
        ...workdays.map((one) => one.day),
      ];
      expect(own.filter((day) => !day.startsWith(String(year)))).toEqual([]);
    }
  });

  test('works no weekday by order, and every day worked by order is one of a weekend', () => {
    const worked = days.filter(({ kind }) => kind === 'WORKDAY');
    expect(worked.filter(({ day }) => isWorkingDay(RULE_ALONE, day))).toEqual([]);
    expect(worked).toHaveLength(5 + 6);
  });

  test.each([
    [2025, 28],
    [2026, 33],
    [2027, 13],
  ])('has in %d as many days off as the notice or the law gives', (year, count) => {
    const off = days.filter(({ day, kind }) => kind === 'HOLIDAY' && day.startsWith(String(year)));
    expect(off).toHaveLength(count);
  });

  test('puts the festivals of the moon where the Chinese calendar has them', () => {
    const lunar = new Intl.DateTimeFormat('en-US-u-ca-chinese', {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
    const first = (name: string, year: number) =>
      days.find(
        ({ nameZh, kind, day }) =>
          kind === 'HOLIDAY' && nameZh.includes(name) && day.startsWith(String(year)),
      )?.day;
    const moonOf = (day: string | undefined, shift = 0) =>
      lunar.format(new Date(Date.parse(`${String(day)}T12:00:00Z`) + shift * 86_400_000));
    // ICU puts the new moon of 6 February 2027, at 23:56 in Beijing, on the day after: another year
    // decides.
    expect(moonOf(first('春节', 2025), 1)).toBe('1/1');
    expect(moonOf(first('端午节', 2027))).toBe('5/5');
    expect(moonOf(first('中秋节', 2027))).toBe('8/15');
    expect(moonOf(first('端午节', 2026))).toBe('5/5');
    expect(moonOf(first('中秋节', 2026))).toBe('8/15');
  });
});
