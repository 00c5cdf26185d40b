import { statement, type RowOf } from '../../../../shared/data/statement';
import { date, instant, nullable, text } from '../../../../shared/data/sql-type';
import type { CalendarDayKind, WorkingCalendar } from '../../../../shared/domain/working-days';
import type { Reader } from '../../../../shared/data/database';

/** A day of the calendar under its published names. */
export type CalendarDayRow = RowOf<typeof DAYS>;

/**
 * Returns the days of the calendar in order: `from` inclusive, `to` exclusive, null for no bound.
 */
export function calendarDays(
  reader: Reader,
  from: string | null,
  to: string | null,
): Promise<ReadonlyArray<CalendarDayRow>> {
  return reader.query(DAYS, [from, to]);
}

/** Returns the calendar by which working days are counted. */
export async function workingCalendar(reader: Reader): Promise<WorkingCalendar> {
  const days = await calendarDays(reader, null, null);
  return {
    kinds: new Map(days.map(({ day, kind }) => [day, kind])),
    arrangedYears: new Set(
      days.filter(({ certainty }) => certainty !== 'LAW_ALONE').map(({ day }) => day.slice(0, 4)),
    ),
  };
}

/** The days of the calendar from $1 and before $2. */
export const DAYS = statement({
  text: `select day, kind, name, source, certainty, changed_by as "changedBy", changed_at as "changedAt"
  from exchange.calendar_day where ($1::date is null or day >= $1) and ($2::date is null or day < $2) order by day`,
  columns: {
    day: date(),
    kind: text<CalendarDayKind>(),
    name: text(),
    source: text(),
    certainty: text<'NOTICE_CROSS_CHECKED' | 'LAW_ALONE' | 'ENTERED'>(),
    changedBy: nullable(text()),
    changedAt: nullable(instant()),
  },
  parameters: [nullable(date()), nullable(date())],
});
