import { beijingText, type ValueColumn } from '../../../shared/monitoring/feeds/cells';
import { csvRows, type CsvRow } from '../../../shared/monitoring/feeds/csv-rows';
import type { Feed, FeedRow, FeedStation } from '../../../shared/monitoring/ingest/feed';
import { valuesOfHour } from './air-hour';
import { airPoints, type NamedAirPoint } from './air-point';

const HOURLY: ReadonlyArray<ValueColumn> = [
  { column: 'SO2', indicator: 'so2' },
  { column: 'NO2', indicator: 'no2' },
  { column: 'CO', indicator: 'co' },
  { column: 'O3_1h', indicator: 'o3' },
  { column: 'PM10', indicator: 'pm10' },
  { column: 'PM2.5', indicator: 'pm25' },
];
const HOUR_COLUMNS = { hourly: HOURLY, ozone8h: 'O3_8h', aqi: 'AQI' };

const COLUMNS = ['Date', 'Hour', 'WatchPoint'];

const END_OF_HOUR = /^(\d{4})-?(\d{2})-?(\d{2}) (\d{1,2})$/;

/**
 * Hourly air by point as crawled from the national publication. Times are Beijing time and label
 * the END of the hour: `20200326,18` is the mean over 17:00 to 18:00. A point is identified by city
 * and name.
 */
export const airHourlyFeed: Feed = {
  id: 'environment/air-hourly',
  description: 'Hourly air by point, CSV: Date,Hour,WatchPoint,AQI,PM2.5,… with or without City',
  options: { city: 'City of the points if the file has no column City (default: 江门)' },
  encoding: 'gb18030',
  frozenAfterRows: 5,
  read: async function* (input, { city = '江门' }) {
    const stationOf = airPoints();
    const columns = [...COLUMNS, ...HOURLY.map(({ column }) => column)];
    for await (const row of csvRows(input, { columns })) yield feedRow(row, city, stationOf);
  },
};

function feedRow(
  { line, cell }: CsvRow,
  city: string,
  stationOf: (point: NamedAirPoint) => FeedStation,
): FeedRow {
  const name = cell('WatchPoint');
  const end = beijingText(`${cell('Date')} ${cell('Hour')}`, END_OF_HOUR);
  if (name === '' || end === undefined) {
    const reject =
      name === ''
        ? { column: 'WatchPoint', value: name, reason: 'wanted the name of a point' }
        : {
            column: 'Date',
            value: `${cell('Date')} ${cell('Hour')}`,
            reason: 'wanted a day and an hour such as 20200326 18',
          };
    return { line, observations: [], rejects: [reject] };
  }
  return {
    line,
    station: stationOf({ nameZh: name, city: cell('City') || city }),
    ...valuesOfHour(cell, end, HOUR_COLUMNS),
  };
}
