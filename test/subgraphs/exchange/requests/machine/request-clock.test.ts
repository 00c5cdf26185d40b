import fc from 'fast-check';
import { holidayDays } from '../../../../../shared/domain/public-holidays';
import { RULED_DEADLINES } from '../../../../../shared/domain/sharing-rules';
import { isWorkingDay, type WorkingCalendar } from '../../../../../shared/domain/working-days';
import {
  clockAfter,
  readClock,
  type ClockEffect,
  type ClockContext,
  type DataRequestClock,
} from '../../../../../subgraphs/exchange/requests/machine/request-clock';

const CALENDAR: WorkingCalendar = {
  kinds: new Map(holidayDays().map(({ day, kind }) => [day, kind])),
  arrangedYears: new Set(['2025', '2026']),
};

const on = (today: string, facts: Partial<ClockContext> = {}): ClockContext => ({
  now: new Date(`${today}T09:00:00+08:00`),
  today,
  calendar: CALENDAR,
  deadlines: RULED_DEADLINES,
  isUnconditional: false,
  ...facts,
});

/** A clock after so many effects, each on its day. */
const after = (...steps: ReadonlyArray<readonly [ClockEffect, string]>): DataRequestClock | null =>
  steps.reduce<DataRequestClock | null>(
    (clock, [effect, day]) => clockAfter(clock, effect, on(day)),
    null,
  );

const running = (clock: DataRequestClock | null): DataRequestClock => {
  if (!clock) throw new TypeError('A clock was expected to run.');
  return clock;
};

describe('the clock of a request', () => {
  test('S7C6 MUST give the owner ten working days, to the end of the last one in Beijing', () => {
    const clock = running(after(['START_ANSWER', '2026-11-23']));
    expect(readClock(clock, '2026-11-23', CALENDAR)).toEqual({
      dueOn: '2026-12-07',
      endsAt: '2026-12-07T16:00:00.000Z',
      workingDaysLeft: 10,
      isOverdue: false,
      isArranged: true,
    });
    expect(readClock(clock, '2026-12-07', CALENDAR)).toMatchObject({
      workingDaysLeft: 0,
      isOverdue: false,
    });
    expect(readClock(clock, '2026-12-08', CALENDAR)).toMatchObject({
      workingDaysLeft: 0,
      isOverdue: true,
    });
  });

  test('S7C7 MUST give one working day where nothing has a condition', () => {
    const clock = clockAfter(null, 'START_ANSWER', on('2026-09-30', { isUnconditional: true }));
    expect(readClock(running(clock), '2026-09-30', CALENDAR).dueOn).toBe('2026-10-08');
  });

  test('S7C8 MUST stand still while the request is returned, over holidays too', () => {
    // Submitted on Monday 21 September, returned on Wednesday, mended after the national holiday.
    const stopped = running(after(['START_ANSWER', '2026-09-21'], ['STOP', '2026-09-23']));
    expect(stopped).toMatchObject({ used: 2, since: null, stoppedAt: '2026-09-23T01:00:00.000Z' });
    expect(readClock(stopped, '2026-12-01', CALENDAR)).toEqual({
      dueOn: null,
      endsAt: null,
      workingDaysLeft: 8,
      isOverdue: false,
      isArranged: true,
    });
    const resumed = running(clockAfter(stopped, 'RESUME', on('2026-10-08')));
    expect(readClock(resumed, '2026-10-08', CALENDAR).dueOn).toBe('2026-10-19');
  });

  test('S7C9 MUST move the deadline by exactly the working days between stop and resumption', () => {
    const day = (at: number) =>
      new Date(Date.parse('2025-12-01T00:00:00Z') + at * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 40 }),
        (start, wait, rest) => {
          const [began, stopped, resumed] = [
            day(start),
            day(start + wait),
            day(start + wait + rest),
          ];
          const clock = running(
            after(['START_ANSWER', began], ['STOP', stopped], ['RESUME', resumed]),
          );
          // An oracle that goes through the days and counts those that the request was with the owner.
          let counted = 0;
          let due = began;
          for (let at = 1; counted < 10; at += 1) {
            due = day(start + at);
            if (isWorkingDay(CALENDAR, due) && !(due > stopped && due <= resumed)) counted += 1;
          }
          // Anyone who was late before the stop has no day left, and is due at the resumption.
          const wanted = due <= stopped ? resumed : due;
          expect(readClock(clock, resumed, CALENDAR).dueOn).toBe(wanted);
        },
      ),
    );
  });

  test('S7C10 MUST add the extension to the same period', () => {
    const clock = running(after(['START_ANSWER', '2026-11-23'], ['EXTEND', '2026-12-04']));
    expect(clock).toMatchObject({ days: 20, isExtended: true, kind: 'ANSWER' });
    expect(readClock(clock, '2026-12-04', CALENDAR).dueOn).toBe('2026-12-21');
  });

  test('begins again for the providing, and after mediation with the time of the owner', () => {
    const providing = after(['START_ANSWER', '2026-11-23'], ['START_PROVIDE', '2026-11-25']);
    expect(providing).toEqual({
      kind: 'PROVIDE',
      days: 20,
      used: 0,
      since: '2026-11-25',
      stoppedAt: null,
      isExtended: false,
    });
    expect(after(['RESTART', '2026-11-25'])).toMatchObject({ kind: 'ANSWER', days: 10 });
    expect(after(['START_ANSWER', '2026-11-23'], ['END', '2026-11-25'])).toBeNull();
  });

  test('gives the owner its own time where the class became stricter after the submission', () => {
    const submitted = clockAfter(null, 'START_ANSWER', on('2026-11-23', { isUnconditional: true }));
    expect(clockAfter(submitted, 'TO_OWNER', on('2026-11-24'))).toMatchObject({
      days: 10,
      since: '2026-11-23',
    });
  });

  test('says where it counts in years whose holidays are not arranged yet', () => {
    const clock = running(after(['START_PROVIDE', '2026-12-21']));
    expect(readClock(clock, '2026-12-21', CALENDAR)).toMatchObject({
      dueOn: '2027-01-19',
      isArranged: false,
    });
  });

  test('is a developer’s mistake to change where none runs', () => {
    expect(() => clockAfter(null, 'STOP', on('2026-11-23'))).toThrow('There is no clock to change');
    expect(() =>
      after(['START_ANSWER', '2026-11-23'], ['STOP', '2026-11-24'], ['STOP', '2026-11-25']),
    ).toThrow('already stopped');
  });
});
