import type { Deadlines } from '../../../../shared/domain/sharing-rules';
import {
  addWorkingDays,
  dayAfter,
  isArranged,
  workingDaysAfter,
  type WorkingCalendar,
} from '../../../../shared/domain/working-days';
import { startOfDayMs } from '../../../../shared/sharing/calendar-day';

/**
 * The deadline that a clock of a request counts: for the answer, or for providing the data after
 * consent.
 */
export type ClockKind = 'ANSWER' | 'PROVIDE';

/** A clock in working days. It follows the rule that was in force when it was started. */
export interface DataRequestClock {
  readonly kind: ClockKind;
  /** Total of working days, with an extension. */
  readonly days: number;
  /** Of them, those used before it was last started. */
  readonly used: number;
  /** Day (in Beijing time) on which it was started or resumed; null while it is stopped. */
  readonly since: string | null;
  /** Instant at which it was stopped; null while it runs. */
  readonly stoppedAt: string | null;
  readonly isExtended: boolean;
}

/** Effect of an act on the clock. */
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

/** The time and the rules for a change of a clock. */
export interface ClockContext {
  readonly now: Date;
  /** The day of `now` in Beijing. */
  readonly today: string;
  readonly calendar: WorkingCalendar;
  readonly deadlines: Deadlines;
  /** Whether all requested datasets are shared without condition. */
  readonly isUnconditional: boolean;
}

/**
 * Returns the clock after an act; null if no deadline runs. Throws TypeError if there is no clock
 * to change.
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
      // The class may have become stricter since: the owner then has its full time for an answer.
      return { ...there(clock), days: Math.max(there(clock).days, deadlines.answer) };
    case 'EXTEND':
      return { ...there(clock), days: there(clock).days + deadlines.extension, isExtended: true };
  }
}

/** The state of a clock on a day. */
export interface ClockReading {
  /** Last day of the period; null while the clock is stopped. */
  readonly dueOn: string | null;
  /** The end of that day in Beijing, RFC 3339 in UTC. */
  readonly endsAt: string | null;
  /** Working days after today up to the last one; 0 on the last day and later. */
  readonly workingDaysLeft: number;
  readonly isOverdue: boolean;
  /** Whether the holidays of all years in the period are known. */
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

/**
 * Stops a clock. The day on which it is stopped counts as used; the day on which it is resumed does
 * not count.
 */
function stopped(
  clock: DataRequestClock,
  { now, today, calendar }: ClockContext,
): DataRequestClock {
  if (clock.since === null) throw new TypeError('The clock is already stopped.');
  const used = clock.used + workingDaysAfter(calendar, clock.since, today);
  return { ...clock, used, since: null, stoppedAt: now.toISOString() };
}

function there(clock: DataRequestClock | null): DataRequestClock {
  if (clock) return clock;
  throw new TypeError('There is no clock to change.');
}
