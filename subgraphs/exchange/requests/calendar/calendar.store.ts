import { statement } from '../../../../shared/data/statement';
import {
  date,
  instant,
  int,
  json,
  nullable,
  present,
  text,
  uuid,
} from '../../../../shared/data/sql-type';
import { holidayDays } from '../../../../shared/domain/public-holidays';
import type { CalendarDayKind, WorkingCalendar } from '../../../../shared/domain/working-days';
import type { Transaction } from '../../../../shared/data/database';
import { readClock, type DataRequestClock } from '../machine/request-clock';
import { workingCalendar } from './calendar.queries';

/** A day that the operator enters. */
export interface EnteredDay {
  readonly day: string;
  readonly kind: CalendarDayKind;
  readonly name: string;
  readonly source: string;
}

/**
 * Updates the calendar, and the deadlines, to `shared/domain`, except for days that a person has
 * entered. Safe to repeat.
 */
export async function fillCalendar(transaction: Transaction): Promise<void> {
  const [changed] = await transaction.query(FILL, [JSON.stringify(holidayDays())]);
  if (changed && changed.count > 0) await recountDeadlines(transaction);
}

/** Enters days by hand, and recomputes the deadlines. */
export async function enterDays(
  transaction: Transaction,
  days: ReadonlyArray<EnteredDay>,
  by: { readonly subject: string; readonly now: Date },
): Promise<void> {
  await transaction.query(ENTER, [JSON.stringify(days), by.subject, by.now]);
  await recountDeadlines(transaction);
}

/** Recomputes the last day of every running clock by the present calendar. */
async function recountDeadlines(transaction: Transaction): Promise<void> {
  const calendar = await workingCalendar(transaction);
  const running = await transaction.query(RUNNING_CLOCKS);
  const moved = running
    .map(({ id, clock, dueOn }) => ({ id, was: dueOn, dueOn: dueOnOf(clock, calendar) }))
    .filter(({ was, dueOn }) => was !== dueOn);
  if (moved.length > 0) await transaction.query(MOVE, [JSON.stringify(moved)]);
}

/**
 * Returns the last day of a clock, which does not depend on today; null while the clock is paused.
 */
function dueOnOf(clock: DataRequestClock, calendar: WorkingCalendar): string | null {
  return clock.since === null ? null : readClock(clock, clock.since, calendar).dueOn;
}

/** Replaces the days that no person has entered, and returns the number of changed days. */
export const FILL = statement({
  text: `with known as (
  select * from jsonb_to_recordset($1::jsonb) t (day date, kind text, "nameZh" text, source text, certainty text)
), gone as (
  delete from exchange.calendar_day d where d.changed_by is null and not exists (select from known t where t.day = d.day)
  returning 1
), filled as (
  insert into exchange.calendar_day as d (day, kind, name, source, certainty)
  select day, kind, "nameZh", source, certainty from known
  on conflict (day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source,
    certainty = excluded.certainty
  where d.changed_by is null
    and (d.kind, d.name, d.source, d.certainty) is distinct from (excluded.kind, excluded.name, excluded.source, excluded.certainty)
  returning 1
)
select (select count(*) from gone) + (select count(*) from filled) as count`,
  columns: { count: int() },
  parameters: [json()],
});

/** Enters days by hand; replaces existing entries. */
export const ENTER = statement({
  text: `insert into exchange.calendar_day (day, kind, name, source, certainty, changed_by, changed_at)
select day, kind, name, source, 'ENTERED', $2, $3
from jsonb_to_recordset($1::jsonb) t (day date, kind text, name text, source text)
on conflict (day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source,
  certainty = 'ENTERED', changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
  parameters: [json(), text(), instant()],
});

/** Selects and locks the requests whose clock runs or is paused. */
export const RUNNING_CLOCKS = statement({
  text: 'select id, clock, due_on as "dueOn" from exchange.request where clock is not null order by id for update',
  columns: { id: uuid(), clock: present(json<DataRequestClock>()), dueOn: nullable(date()) },
});

/** Updates the last days of clocks. */
export const MOVE = statement({
  text: `update exchange.request r set due_on = m."dueOn"
  from jsonb_to_recordset($1::jsonb) m (id uuid, "dueOn" date) where r.id = m.id`,
  parameters: [json()],
});
