import type { Deadlines } from '../../../../shared/domain/sharing-rules';
import {
  addWorkingDays,
  dayAfter,
  isArranged,
  workingDaysAfter,
  type WorkingCalendar,
} from '../../../../shared/domain/working-days';
import { startOfDayMs } from '../../../../shared/sharing/calendar-day';

/** What a clock of a request counts down: the answer, or the providing after consent. */
export type ClockKind = 'ANSWER' | 'PROVIDE';

/** A clock in working days. The rule that it counts by is the one in force when it was started. */
export interface DataRequestClock {
  readonly kind: ClockKind;
  /** Working days in all, with an extension. */
  readonly days: number;
  /** Of them used up before it last began to run. */
  readonly used: number;
  /** Day (in Beijing) on which it began to run, or ran on; null while it is stopped. */
  readonly since: string | null;
  /** Instant at which it was stopped; null while it runs. */
  readonly stoppedAt: string | null;
  readonly isExtended: boolean;
}

/** What an act does to the clock. */
export type ClockEffect =
  | 'KEEP'
  | 'START_ANSWER'
  | 'STOP'
  | 'RESUME'
  | 'TO_OWNER'
  | 'RESTART'
  | 'EXTEND'
  | 'START_PROVIDE'
  | 'END';

/** When, and by which rules, a clock is changed. */
export interface ClockContext {
  readonly now: Date;
  /** The day of `now` in Beijing. */
  readonly today: string;
  readonly calendar: WorkingCalendar;
  readonly deadlines: Deadlines;
  /** Whether all datasets asked for are shared without condition. */
  readonly isUnconditional: boolean;
}

/**
 * The clock after an act; null if nothing is counted. Throws TypeError if there is no clock to
 * change.
 */
export function clockAfter(
  clock: DataRequestClock | null,
  effect: ClockEffect,
  requestContext: ClockContext,
): DataRequestClock | null {
  const { deadlines, isUnconditional } = requestContext;
  switch (effect) {
    case 'KEEP':
      return clock;
    case 'END':
      return null;
    case 'START_ANSWER':
      return started(
        'ANSWER',
        isUnconditional ? deadlines.unconditionalAnswer : deadlines.answer,
        requestContext,
      );
    case 'RESTART':
      return started('ANSWER', deadlines.answer, requestContext);
    case 'START_PROVIDE':
      return started('PROVIDE', deadlines.provide, requestContext);
    case 'STOP':
      return stopped(there(clock), requestContext);
    case 'RESUME':
      return { ...there(clock), since: requestContext.today, stoppedAt: null };
    case 'TO_OWNER':
      // A class may have become stricter since: then the owner has the time of the owner.
      return { ...there(clock), days: Math.max(there(clock).days, deadlines.answer) };
    case 'EXTEND':
      return { ...there(clock), days: there(clock).days + deadlines.extension, isExtended: true };
  }
}

/** Where a clock stands. */
export interface ClockReading {
  /** Last day of the period; null while the clock is stopped. */
  readonly dueOn: string | null;
  /** The end of that day in Beijing, RFC 3339 in UTC. */
  readonly endsAt: string | null;
  /** Working days after today up to the last one; 0 on the last day and later. */
  readonly workingDaysLeft: number;
  readonly isOverdue: boolean;
  /** Whether the holidays of all years that it counts in are known. */
  readonly isArranged: boolean;
}

/** Reads a clock on a day. */
export function readClock(
  clock: DataRequestClock,
  today: string,
  calendar: WorkingCalendar,
): ClockReading {
  const left = Math.max(0, clock.days - clock.used);
  if (clock.since === null) {
    return { dueOn: null, endsAt: null, workingDaysLeft: left, isOverdue: false, isArranged: true };
  }
  const dueOn = addWorkingDays(calendar, clock.since, left);
  return {
    dueOn,
    endsAt: new Date(startOfDayMs(dayAfter(dueOn))).toISOString(),
    workingDaysLeft: workingDaysAfter(calendar, today, dueOn),
    isOverdue: today > dueOn,
    isArranged: isArranged(calendar, clock.since, dueOn),
  };
}

function started(kind: ClockKind, days: number, { today }: ClockContext): DataRequestClock {
  return { kind, days, used: 0, since: today, stoppedAt: null, isExtended: false };
}

/** The day on which it is stopped is used up, the one on which it runs on is not counted. */
function stopped(
  clock: DataRequestClock,
  { now, today, calendar }: ClockContext,
): DataRequestClock {
  if (clock.since === null) throw new TypeError('A clock that is stopped cannot be stopped.');
  const used = clock.used + workingDaysAfter(calendar, clock.since, today);
  return { ...clock, used, since: null, stoppedAt: now.toISOString() };
}

function there(clock: DataRequestClock | null): DataRequestClock {
  if (clock) return clock;
  throw new TypeError('No clock runs that could be changed.');
}
