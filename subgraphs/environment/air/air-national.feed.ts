import { HOUR_MS } from '../../../shared/domain/durations';
import type { ValueColumn } from '../../../shared/monitoring/feeds/cells';
import { feedClock, type InstantReading } from '../../../shared/monitoring/feeds/feed-clock';
import { jsonItems } from '../../../shared/monitoring/feeds/json-items';
import type { JsonItem } from '../../../shared/monitoring/feeds/json-scanner';
import type { Feed, FeedRow, FeedStation } from '../../../shared/monitoring/ingest/feed';
import { fault } from '../../../shared/monitoring/validation/fault';
import { airHourColumns, declaredHour, valuesOfHour } from './air-hour';
import { airPoints, type NamedAirPoint } from './air-point';

/** The feed swaps its ozone columns: `o3` is the highest hour of 24, `o3_24h` the hour itself. */
const HOURLY: ReadonlyArray<ValueColumn> = [
  { column: 'so2', indicator: 'so2' },
  { column: 'no2', indicator: 'no2' },
  { column: 'co', indicator: 'co' },
  { column: 'o3_24h', indicator: 'o3' },
  { column: 'pm10', indicator: 'pm10' },
  { column: 'pm2_5', indicator: 'pm25' },
];
const HOUR_COLUMNS = airHourColumns(HOURLY, { ozone8h: 'o3_8h', aqi: 'aqi' });

const DATES = { forms: ['Y-M-D'], zone: 'Beijing time' } as const;
const CLOCK = feedClock(DATES, {});

/**
 * Hours of the national network as GeoJSON, read feature by feature. Times are Beijing time and
 * label the END of the hour. The moving means of 24 hours can be computed from the hours and are
 * not stored.
 */
export const airNationalFeed: Feed = {
  id: 'environment/air-national',
  description:
    'Hours of the national air network, GeoJSON with one feature for each point and hour',
  options: {},
  encoding: 'gb18030',
  values: declaredHour(HOUR_COLUMNS),
  dates: DATES,
  frozenAfterRows: 5,
  read: async function* (input) {
    const stationOf = airPoints();
    for await (const item of jsonItems(input, { features: 'object' }))
      yield feedRow(item, stationOf);
  },
};

function feedRow(
  { line, value }: JsonItem,
  stationOf: (point: NamedAirPoint) => FeedStation,
): FeedRow {
  const feature = recordOf(value);
  const properties = recordOf(feature['properties']);
  const cell = (column: string) => textOf(properties[column]);
  const time = { column: 'timepoint', value: cell('timepoint') };
  const end = fullHour(time.value);
  const [nameZh, city] = [nameOf(properties['positionname']), nameOf(properties['area'])];
  if (nameZh === '' || city === '' || 'reason' in end) {
    const column = nameZh === '' ? 'positionname' : 'area';
    const reject =
      'reason' in end
        ? { ...time, ...end }
        : { column, value: cell(column), reason: 'wanted a point and its city' };
    return { line, observations: [], rejects: [reject] };
  }
  const code = cell('stationcode');
  const position = positionOf(recordOf(feature['geometry'])['coordinates']);
  return {
    line,
    station: stationOf({ nameZh, city, ...(code === '' ? {} : { code }), ...position }),
    time,
    ...valuesOfHour(cell, end.at, HOUR_COLUMNS),
  };
}

function fullHour(text: string): InstantReading {
  const end = CLOCK.read(text);
  if ('reason' in end || end.at % HOUR_MS === 0) return end;
  return fault('TIME_UNREADABLE', 'wanted a full hour');
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** A name is a text; another value is none. */
function nameOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** A value that is neither text nor number is shown as JSON, which no column accepts. */
function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function positionOf(coordinates: unknown): { latitude: number; longitude: number } | object {
  if (!Array.isArray(coordinates)) return {};
  const [longitude, latitude] = coordinates as ReadonlyArray<unknown>;
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return {};
  return { latitude, longitude };
}
