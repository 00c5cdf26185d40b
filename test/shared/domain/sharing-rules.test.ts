import {
  CONFORMITY_POINTS,
  DEADLINE_RULES,
  RULED_DEADLINES,
  deadlineOn,
  type DeadlineName,
  type DeadlineRule,
} from '../../../shared/domain/sharing-rules';
import { readSettings } from '../../../shared/config/settings';
import { deadlinesOf } from '../../../shared/config/sharing-settings';

const NAMES = Object.keys(DEADLINE_RULES) as DeadlineName[];

describe('the deadlines of sharing', () => {
  test('are those of Decree 809 since August 2025, and before of the measures of 2016', () => {
    expect(RULED_DEADLINES).toEqual({
      unconditionalAnswer: 1,
      answer: 10,
      extension: 10,
      provide: 20,
      correction: 10,
    });
    expect(deadlineOn('answer', '2025-07-31')?.source).toContain('51号');
    expect(deadlineOn('answer', '2025-08-01')?.source).toContain('809');
    expect(deadlineOn('extension', '2025-07-31')).toBeUndefined();
    expect(deadlineOn('answer', '2016-09-04')).toBeUndefined();
  });

  test.each(NAMES)('%s: each version begins where the one before ends', (name) => {
    const { versions }: DeadlineRule = DEADLINE_RULES[name];
    for (const [at, { validTo }] of versions.entries())
      expect(validTo).toBe(versions[at + 1]?.validFrom ?? null);
  });

  test('S7C5 MUST be what the settings say, and by default what the law says', () => {
    expect(deadlinesOf(readSettings({}))).toEqual(RULED_DEADLINES);
    expect(deadlinesOf(readSettings({ RIVERGATE_ANSWER_WORKING_DAYS: '5' }))).toEqual({
      ...RULED_DEADLINES,
      answer: 5,
    });
    expect(() => readSettings({ RIVERGATE_PROVIDE_WORKING_DAYS: '0' })).toThrow(
      'RIVERGATE_PROVIDE_WORKING_DAYS: requires integer 1–250, but got: "0".',
    );
  });
});

test('the conformity check has five points', () => {
  expect(Object.keys(CONFORMITY_POINTS)).toEqual([
    'DUTY_BASIS',
    'SMALLEST_SCOPE',
    'PURPOSE',
    'PERIOD',
    'SECURITY_CONTACT',
  ]);
});
