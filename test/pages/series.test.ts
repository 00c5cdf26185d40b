import { gapsIn, lineOf } from '../../gateway/web/console/stations/lines';
import { periodOf } from '../../gateway/web/console/stations/period';
import type { SeriesInColumnsFragment } from '../../gateway/web/generated/console/stations/station.parts';
import type { Averaging, Step } from '../../gateway/web/generated/graph';
import { unitOf } from '../../gateway/web/console/stations/unit';

const NOW = Date.parse('2026-11-26T11:20:00Z');

describe('the period of a series', () => {
  test('ends with the hour in progress and is a week unless another period is selected', () => {
    expect(periodOf({}, 'HOUR', NOW)).toEqual({
      from: '2026-11-19T12:00:00.000Z',
      to: '2026-11-26T12:00:00.000Z',
      step: 'RAW',
      days: 'NETWORK',
    });
  });

  test('includes a value of the full hour if it ends with one', () => {
    const hour = Date.parse('2026-11-26T11:00:00Z');
    expect(periodOf({ span: '24h' }, 'INSTANT', hour)).toEqual({
      from: '2026-11-25T12:00:00.000Z',
      to: '2026-11-26T12:00:00.000Z',
      step: 'RAW',
      days: 'NETWORK',
    });
  });

  test("takes days in the city's time, including the whole last day", () => {
    expect(periodOf({ from: '2026-11-01', to: '2026-11-02' }, 'HOUR', NOW)).toEqual({
      from: '2026-10-31T16:00:00.000Z',
      to: '2026-11-02T16:00:00.000Z',
      step: 'RAW',
      days: 'NETWORK',
    });
  });

  test.each<readonly [string, Averaging, Step]>([
    ['24h', 'HOUR', 'RAW'],
    ['30d', 'HOUR', 'HOUR'],
    ['1y', 'HOUR', 'DAY'],
    ['5y', 'INSTANT', 'MONTH'],
    ['5y', 'DAY', 'RAW'],
    ['5y', 'YEAR', 'RAW'],
  ])('of %s, measured by %s, is shown by %s', (span, averaging, step) => {
    expect(periodOf({ span }, averaging, NOW).step).toBe(step);
  });

  test.each([
    ['7d', 'a', 'HOUR'],
    ['30d', 'a,b', 'HOUR'],
    ['30d', 'a,b,c', 'DAY'],
    ['1y', 'a,b,c', 'MONTH'],
  ])('of %s of a station and of %s beside it is shown by %s', (span, compare, step) => {
    expect(periodOf({ span, compare }, 'HOUR', NOW).step).toBe(step);
  });

  test('keeps the selected step', () => {
    expect(periodOf({ span: '5y', step: 'DAY' }, 'HOUR', NOW).step).toBe('DAY');
  });
});

const series = (
  hours: ReadonlyArray<number>,
  values: ReadonlyArray<number | null>,
): SeriesInColumnsFragment => ({
  ...{ unit: 'ug/m3', averaging: 'HOUR', depth: null, method: null, step: 'RAW' },
  times: hours.map((hour) => new Date(Date.UTC(2026, 10, 1, hour)).toISOString()),
  values,
  flags: values.map((value) => (value === 9 ? 'SUSPECT' : 'VALID')),
  reviews: values.map(() => 'UNREVIEWED'),
  ...{ dayKind: null, days: null, unavailable: null },
});

describe('a line', () => {
  test('is interrupted where steps are missing, and marks doubtful values', () => {
    const at = (hour: number) => Date.UTC(2026, 10, 1, hour);
    expect(lineOf('a', series([0, 1, 2, 5], [3, 9, null, 4]))).toEqual({
      name: 'a',
      points: [
        [at(0), 3],
        [at(1), 9],
        [at(2), null],
        [at(2) + 1, null],
        [at(5), 4],
      ],
      doubts: [[at(1), 9]],
    });
  });

  test('has days and months at the date that they are called by, whenever they begin', () => {
    const of = (days: ReadonlyArray<string>) => ({ ...series([0, 24], [1, 2]), days });
    const starts = (days: ReadonlyArray<string>) =>
      lineOf('a', of(days)).points.map(([at]) => new Date(at).toISOString());
    expect(starts(['2026-11-01', '2026-11-02'])).toEqual([
      '2026-10-31T16:00:00.000Z',
      '2026-11-01T16:00:00.000Z',
    ]);
    expect(starts(['2026-10', '2026-11'])[1]).toBe('2026-10-31T16:00:00.000Z');
  });

  test('counts missing steps and unusable values', () => {
    expect(gapsIn(series([0, 1, 2, 5], [3, 9, null, 4]))).toBe(3);
    expect(gapsIn(series([0], [3]))).toBe(0);
    expect(gapsIn(series([], []))).toBe(0);
  });
});

test.each([
  ['ug/m3', 'µg/m³'],
  ['m3/s', 'm³/s'],
  ['Cel', '°C'],
  ['1', ''],
])('the unit %s is written %s', (unit, written) => {
  expect(unitOf(unit)).toBe(written);
});
