import { HOUR_MS } from '../../../shared/domain/durations';
import type { ValueColumn } from '../../../shared/monitoring/feeds/cells';
import { csvRows, type CsvRow } from '../../../shared/monitoring/feeds/csv-rows';
import {
  DATE_ORDER,
  DATE_ORDER_MEANING,
  feedClock,
  type FeedClock,
  type InstantReading,
} from '../../../shared/monitoring/feeds/feed-clock';
import type { Feed, FeedRow, FeedStation } from '../../../shared/monitoring/ingest/feed';
import { fault } from '../../../shared/monitoring/validation/fault';
import { airHourColumns, declaredHour, valuesOfHour } from './air-hour';
import { airPoints, type NamedAirPoint } from './air-point';

const HOURLY: ReadonlyArray<ValueColumn> = [
  { column: 'SO2', indicator: 'so2' },
  { column: 'NO2', indicator: 'no2' },
  { column: 'CO', indicator: 'co' },
  { column: 'O3_1h', indicator: 'o3' },
  { column: 'PM10', indicator: 'pm10' },
  { column: 'PM2.5', indicator: 'pm25' },
];
const HOUR_COLUMNS = airHourColumns(HOURLY, { ozone8h: 'O3_8h', aqi: 'AQI' });

const COLUMNS = ['Date', 'Hour', 'WatchPoint'];

const DATES = { forms: ['YYYYMMDD', 'Y-M-D', 'SERIAL'], zone: 'Beijing time' } as const;
const HOUR = /^(?:[01]?\d|2[0-4])$/;

/**
 * Hourly air by point as crawled from the national publication. Times are Beijing time and label
 * the END of the hour: `20200326,18` is the mean over 17:00 to 18:00. A point is identified by city
 * and name.
 */
export const airHourlyFeed: Feed = {
  id: 'environment/air-hourly',
  description: 'Hourly air by point, CSV: Date,Hour,WatchPoint,AQI,PM2.5,… with or without City',
  options: {
    city: 'City of the points if the file has no column City (default: 江门)',
    [DATE_ORDER]: DATE_ORDER_MEANING,
  },
  encoding: 'gb18030',
  values: declaredHour(HOUR_COLUMNS),
  dates: DATES,
  frozenAfterRows: 5,
  read: async function* (input, options) {
    const reading = {
      city: options['city'] ?? '江门',
      stationOf: airPoints(),
      clock: feedClock(DATES, options),
    };
    const columns = [...COLUMNS, ...HOURLY.map(({ column }) => column)];
    for await (const row of csvRows(input, { columns })) yield feedRow(row, reading);
  },
};

interface Reading {
  readonly city: string;
  readonly stationOf: (point: NamedAirPoint) => FeedStation;
  readonly clock: FeedClock;
}

function feedRow({ line, cell }: CsvRow, { city, stationOf, clock }: Reading): FeedRow {
  const name = cell('WatchPoint');
  const time = { column: 'Date', value: `${cell('Date')} ${cell('Hour')}` };
  const end = endOfHour(cell, clock);
  if (name === '' || 'reason' in end) {
    const reject =
      'reason' in end
        ? { ...time, ...end }
        : { column: 'WatchPoint', value: name, reason: 'wanted the name of a point' };
    return { line, observations: [], rejects: [reject] };
  }
  return {
    line,
    station: stationOf({ nameZh: name, city: cell('City') || city }),
    time,
    ...valuesOfHour(cell, end.at, HOUR_COLUMNS),
  };
}

function endOfHour(cell: CsvRow['cell'], clock: FeedClock): InstantReading {
  if (!HOUR.test(cell('Hour'))) return fault('TIME_UNREADABLE', 'wanted an hour from 0 to 24');
  const day = clock.day(cell('Date'));
  return 'reason' in day ? day : { at: day.at + Number(cell('Hour')) * HOUR_MS };
}
