import { joinedValues, valuesOf, type ValueColumn } from '../../../shared/monitoring/feeds/cells';
import { csvRows, type CsvRow } from '../../../shared/monitoring/feeds/csv-rows';
import {
  DATE_ORDER,
  DATE_ORDER_MEANING,
  feedClock,
  type FeedClock,
} from '../../../shared/monitoring/feeds/feed-clock';
import type { Feed, FeedRow, FeedStation } from '../../../shared/monitoring/ingest/feed';
import { inputsOf } from './air-hour';
import { regionOf } from './air-point';

const COLUMNS = [
  'city',
  'date',
  'aqi',
  'aqiRange',
  'category',
  'pm25',
  'pm10',
  'so2',
  'co',
  'no2',
  'o3',
  'rank',
];

const MEANS: ReadonlyArray<ValueColumn> = [
  { column: 'pm25', indicator: 'pm25' },
  { column: 'pm10', indicator: 'pm10' },
  { column: 'so2', indicator: 'so2' },
  { column: 'co', indicator: 'co' },
  { column: 'no2', indicator: 'no2' },
  // The daily value of ozone is its highest 8-hour mean (GB 3095); the source does not state
  // otherwise.
  { column: 'o3', indicator: 'o3_8h' },
];
const PUBLISHED: ReadonlyArray<ValueColumn> = [{ column: 'aqi', indicator: 'aqi' }];

const DATES = { forms: ['Y-M-D', 'YYYYMMDD', 'SERIAL'], zone: 'Beijing time' } as const;

/**
 * Daily air of whole cities, as published: a mean over the city's points, so it is stored under a
 * separate kind of station. The file has a byte-order mark and no header line.
 */
export const airDailyFeed: Feed = {
  id: 'environment/air-daily',
  description: `Daily air of cities, CSV without a header: ${COLUMNS.join(',')}`,
  options: { [DATE_ORDER]: DATE_ORDER_MEANING },
  encoding: 'gb18030',
  values: [...MEANS, ...PUBLISHED],
  dates: DATES,
  read: async function* (input, options) {
    const clock = feedClock(DATES, options);
    const cities = new Map<string, FeedStation>();
    for await (const row of csvRows(input, { columns: COLUMNS, headless: true })) {
      const name = regionOf(row.cell('city'));
      const station = cities.get(name) ?? cityMean(name);
      cities.set(name, station);
      yield feedRow(row, station, clock);
    }
  },
};

function cityMean(city: string): FeedStation {
  return {
    kind: 'AIR_CITY_MEAN',
    nameZh: `${city}市均值`,
    region: city,
    authority: 'NATIONAL',
  };
}

function feedRow({ line, cell }: CsvRow, station: FeedStation, clock: FeedClock): FeedRow {
  const time = { column: 'date', value: cell('date') };
  const start = clock.day(time.value);
  if (station.region === '' || 'reason' in start) {
    const reject =
      'reason' in start
        ? { ...time, ...start }
        : { column: 'city', value: '', reason: 'wanted a city' };
    return { line, observations: [], rejects: [reject] };
  }
  const day = { averaging: 'DAY', startsAt: start.at } as const;
  const means = valuesOf(cell, MEANS, day);
  const published = valuesOf(cell, PUBLISHED, {
    ...day,
    method: 'published',
    computedFrom: inputsOf(means.observations),
  });
  return {
    line,
    station,
    time,
    ...joinedValues([means, published]),
  };
}
