import { enterDays, type EnteredDay } from './calendar.store';
import type { CalendarDayRow } from './calendar.queries';
import type { RequestsContext } from '../requests-context';
import { requiredText } from '../acts/required-text';
import { requireNoFaults } from '../acts/request-draft';
import { writeEvent } from '../../acts/hub-event.store';

/** Most days in one call: two years of notices. */
const MAX_DAYS = 100;

/** Enters days of the calendar; every running deadline is recomputed. Returns the days. */
export async function changeCalendar(
  context: RequestsContext,
  days: ReadonlyArray<EnteredDay>,
): Promise<ReadonlyArray<CalendarDayRow>> {
  const entered = checkedDays(days);
  const { subject } = context.access.caller;
  await context.write(async (transaction) => {
    await enterDays(transaction, entered, { subject, now: context.now() });
    await writeEvent(transaction, {
      ...{ event: 'CALENDAR_CHANGED', subject, traceId: context.requestId },
      facts: { days: entered.map(({ day, kind }) => `${day} ${kind}`).join(', ') },
    });
  });
  context.load.requests.clear();
  const named = new Set(entered.map(({ day }) => day));
  return (await context.load.requests.days(null, null)).filter(({ day }) => named.has(day));
}

function checkedDays(days: ReadonlyArray<EnteredDay>): ReadonlyArray<EnteredDay> {
  const faults: string[] = [];
  if (days.length === 0 || days.length > MAX_DAYS)
    faults.push(`days: 1 to ${String(MAX_DAYS)}, but got ${String(days.length)}.`);
  if (new Set(days.map(({ day }) => day)).size < days.length)
    faults.push('days: each may be named only once.');
  const entered = days.map(({ day, kind, name, source }) => ({
    ...{ day, kind },
    name: requiredText(name, { name: 'days.name', max: 50 }, faults),
    source: requiredText(source, { name: 'days.source', max: 200 }, faults),
  }));
  requireNoFaults(faults);
  return entered;
}
