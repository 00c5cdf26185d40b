import { judgedValues } from '../../../../shared/monitoring/validation/judged-values';
import type { FeedObservation } from '../../../../shared/monitoring/ingest/feed';

const AT = Date.parse('2026-03-01T00:00:00Z');

const value = (
  indicator: string,
  of: number | null,
  more: Partial<FeedObservation> = {},
): FeedObservation => ({ indicator, averaging: 'HOUR', startsAt: AT, value: of, ...more });

const flags = (...observations: ReadonlyArray<FeedObservation>) =>
  judgedValues(observations).map(({ flag }) => flag ?? 'VALID');

test.each<[string, number, string]>([
  ['pm25', 35, 'VALID'],
  ['pm25', 1000, 'VALID'],
  ['pm25', 1001, 'SUSPECT'],
  ['pm25', 9999, 'SUSPECT'],
  ['pm25', 99_999, 'IMPOSSIBLE'],
  ['pm10', 1500, 'VALID'],
  ['pm10', 9999, 'SUSPECT'],
  ['co', 999.9, 'IMPOSSIBLE'],
  ['air_temp', -999.9, 'IMPOSSIBLE'],
  ['conductivity', 9999, 'SUSPECT'],
  ['conductivity', 9998, 'VALID'],
  ['discharge', -999, 'SUSPECT'],
  ['visibility', 9999, 'VALID'],
  ['vehicles', 99_999, 'SUSPECT'],
])('flags %s of %d as %s', (indicator, of, flag) => {
  expect(flags(value(indicator, of))).toEqual([flag]);
});

test('bounds rain by the length of its interval', () => {
  const rain = (averaging: FeedObservation['averaging'], of: number) =>
    flags(value('rain', of, { averaging }))[0];
  expect([rain('HOUR', 300), rain('SIX_HOURS', 300), rain('DAY', 300)]).toEqual([
    'SUSPECT',
    'VALID',
    'VALID',
  ]);
  expect([rain('HOUR', 500), rain('SIX_HOURS', 1500), rain('DAY', 2500)]).toEqual([
    'IMPOSSIBLE',
    'IMPOSSIBLE',
    'IMPOSSIBLE',
  ]);
});

test('flags both of two values that contradict one another beyond the tolerance, and neither within it', () => {
  expect(flags(value('pm25', 59), value('pm10', 40))).toEqual(['SUSPECT', 'SUSPECT']);
  expect(flags(value('pm25', 58), value('pm10', 40))).toEqual(['VALID', 'VALID']);
  expect(flags(value('nh3n', 2), value('tn', 1), value('ph', 7))).toEqual([
    'SUSPECT',
    'SUSPECT',
    'VALID',
  ]);
  expect(flags(value('wind_speed', 9), value('wind_gust', 4))).toEqual(['SUSPECT', 'SUSPECT']);
});

test('compares values of one interval and depth only, and none that is flagged already', () => {
  const later = value('pm10', 40, { startsAt: AT + 3_600_000 });
  expect(flags(value('pm25', 99), later)).toEqual(['VALID', 'VALID']);
  const deep = value('suspended_solids', 1, { depth: 'bottom' });
  expect(flags(value('volatile_suspended_solids', 9, { depth: 'surface' }), deep)).toEqual([
    'VALID',
    'VALID',
  ]);
  expect(flags(value('pm25', 9999), value('pm10', 40))).toEqual(['SUSPECT', 'VALID']);
});

test('flags a row of zeros, but not a zero beside a value, nor two zeros', () => {
  expect(flags(value('pm25', 0), value('pm10', 0), value('so2', 0))).toEqual(
    Array(3).fill('SUSPECT'),
  );
  expect(flags(value('pm25', 0), value('pm10', 0), value('so2', 1))).toEqual(
    Array(3).fill('VALID'),
  );
  expect(flags(value('pm25', 0), value('pm10', 0))).toEqual(['VALID', 'VALID']);
  expect(flags(value('rain', 0), value('wind_speed', 0), value('air_temp', 0))).toEqual(
    Array(3).fill('VALID'),
  );
});

test('takes a small negative of clean air as not detected, and a large one as impossible', () => {
  expect(judgedValues([value('so2', -3)])).toEqual([
    { ...value('so2', null), detectionLimit: 5.2 },
  ]);
  expect(judgedValues([value('pm25', -2)])).toEqual([
    { ...value('pm25', null), detectionLimit: 2 },
  ]);
  expect(flags(value('so2', -14), value('pm25', -3), value('ph', -1))).toEqual(
    Array(3).fill('IMPOSSIBLE'),
  );
  expect(flags(value('so2', -3, { averaging: 'DAY' }))).toEqual(['IMPOSSIBLE']);
});

test('gives what is computed the worst flag of its inputs', () => {
  const index = (of: ReadonlyArray<number>) =>
    value('aqi', 80, { computedFrom: of.map((input) => ({ indicator: 'pm25', value: input })) });
  expect(flags(value('pm25', 35), index([35]))).toEqual(['VALID', 'VALID']);
  expect(flags(value('pm25', 9999), index([9999]))).toEqual(['SUSPECT', 'SUSPECT']);
  expect(flags(index([99_999]))).toEqual(['IMPOSSIBLE']);
  const fault = value('pm25', 35, { flag: 'FAULT' });
  expect(flags(fault, index([35]))).toEqual(['FAULT', 'SUSPECT']);
  expect(flags(value('pm25', 80), value('pm10', 20), index([80]))[2]).toBe('SUSPECT');
});

test('leaves the flag of the source', () => {
  expect(flags(value('pm25', 9999, { flag: 'CALIBRATION' }))).toEqual(['CALIBRATION']);
});
