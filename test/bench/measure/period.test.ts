import { limitedBy, shown } from './report';
import { median, medianPeriod, type Period } from './period';

const PERIOD: Period = {
  perSecond: 100,
  serverMs: 2,
  postgresMs: 1,
  p50: 5,
  p99: 9,
  cores: { server: 0.2, postgres: 0.1, generator: 0.1, others: 0 },
  failures: 0,
  firstFailure: null,
  bytesEach: 1000,
  residentMb: 80,
};

test('a median is the middle value, and the mean of the two in the middle', () => {
  expect([median([9, 1, 5]), median([1, 2, 4, 100])]).toEqual([5, 3]);
});

test('the median of periods counts the failures of all and keeps the first reason', () => {
  const failed = { ...PERIOD, perSecond: 1, failures: 2, firstFailure: 'refused' };
  const faster = { ...PERIOD, perSecond: 300 };
  expect(medianPeriod([faster, failed, PERIOD])).toEqual({
    ...PERIOD,
    failures: 2,
    firstFailure: 'refused',
  });
});

test('a period without full cores is limited by nothing that was measured', () => {
  const busy = { ...PERIOD, cores: { server: 0.98, postgres: 0.1, generator: 0.1, others: 0 } };
  expect(limitedBy(PERIOD)).toMatch(/^nothing: 0\.40 of \d+ cores busy$/);
  expect(limitedBy(busy)).toBe('one core of the server');
});

test('figures have two decimals below ten, one below a hundred, none above', () => {
  expect([shown(1.234), shown(12.34), shown(1234.5), shown(Number.NaN)]).toEqual([
    '1.23',
    '12.3',
    '1235',
    '–',
  ]);
});
