import { withoutContradiction } from '../../../../shared/monitoring/feeds/contradictions';
import type { FeedObservation } from '../../../../shared/monitoring/ingest/feed';

function hour(indicator: string, value: number, method = ''): FeedObservation {
  return { indicator, averaging: 'HOUR', startsAt: 0, value, method };
}

const row = (observations: ReadonlyArray<FeedObservation>) => ({
  line: 3,
  observations,
  rejects: [],
});

describe('two columns of a row that give one series', () => {
  test('two values give it none, and their row keeps the others', () => {
    const kept = hour('so2', 5);
    const found = withoutContradiction(row([hour('pm25', 35), kept, hour('pm25', 75)]));
    expect(found.observations).toEqual([kept]);
    expect(found.rejects).toMatchObject([
      { column: 'pm25', value: '35', code: 'SERIES_REPEATED' },
      { column: 'pm25', value: '75', code: 'SERIES_REPEATED' },
    ]);
  });

  test('one value twice is one value', () => {
    const twice = row([hour('pm25', 35), hour('pm25', 35)]);
    expect(withoutContradiction(twice)).toBe(twice);
  });

  test('is not what another method or indicator is', () => {
    const others = row([hour('pm25', 35), hour('pm25', 36, 'published'), hour('pm10', 37)]);
    expect(withoutContradiction(others)).toBe(others);
  });
});
