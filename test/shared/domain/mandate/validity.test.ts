import {
  MANDATE_DUTIES,
  mandateDutyOf,
  type MandateDuty,
} from '../../../../shared/domain/mandate/duties';
import { mandateTaskOf, type MandateTask } from '../../../../shared/domain/mandate/tasks';
import { dutyValidity, taskValidity } from '../../../../shared/domain/mandate/validity';

function task(id: number): MandateTask {
  const found = mandateTaskOf(id);
  if (found === undefined) throw new TypeError(`annex 2 must have task ${id}.`);
  return found;
}

function duty(clause: string): MandateDuty {
  const found = mandateDutyOf(clause);
  if (found === undefined) throw new TypeError(`annex 3 must have clause ${clause}.`);
  return found;
}

test('ends a task with the last day of its last year, and continues none by itself', () => {
  const years = [1, 9, 31].map((id) => taskValidity(task(id)));
  expect(years).toEqual([
    { validFrom: '2017-01-01', validTo: '2021-01-01', continuedBy: [] },
    { validFrom: '2017-01-01', validTo: '2019-01-01', continuedBy: [] },
    { validFrom: '2017-01-01', validTo: '2018-01-01', continuedBy: [] },
  ]);
});

test('ends every clause with the mandate', () => {
  const ends = new Set(MANDATE_DUTIES.map((it) => dutyValidity(it).validTo));
  expect([...ends]).toEqual(['2021-01-01']);
});

test('follows a share clause by the regulation of 2025, marked as general', () => {
  expect(dutyValidity(duty('A3.23(2)')).continuedBy).toEqual([
    expect.objectContaining({
      document: '政务数据共享条例（国务院令第809号）',
      validFrom: '2025-08-01',
      relation: 'GENERAL',
      bearer: null,
      certainty: 'CROSS_CHECKED',
    }),
  ]);
  expect(dutyValidity(duty('A3.23(1)')).continuedBy).toEqual([]);
});

test('moves water function zones to the bureau, undated and from memory only', () => {
  const [moved] = dutyValidity(duty('A3.14(2)')).continuedBy;
  expect(moved).toMatchObject({
    relation: 'MOVED',
    bearer: 'environment',
    validFrom: null,
    certainty: 'MEMORY',
  });
});
