import { valuesOf } from '../../shared/monitoring/feeds/cells';
import type { FeedInput } from '../../shared/monitoring/feeds/feed-input';
import { csvRows, type CsvRow } from '../../shared/monitoring/feeds/csv-rows';
import { dateText, type WallTime } from '../../shared/monitoring/feeds/date-text';
import {
  DATE_ORDER,
  DATE_ORDER_MEANING,
  dateOrder,
  type InstantReading,
} from '../../shared/monitoring/feeds/feed-clock';
import type { Feed, FeedOptions, FeedRow, FeedStation } from '../../shared/monitoring/ingest/feed';
import { fault } from '../../shared/monitoring/validation/fault';
import { centralClock, type CentralClock } from './central-time';
import { COUNTER_KIND } from './kinds';

/** The only counter of the data set, named as in its description; its position is not disclosed. */
const STATION: FeedStation = {
  kind: COUNTER_KIND,
  code: 'MN-ATR-301',
  nameZh: 'I-94 州际公路西向 ATR 301',
  nameEn: 'Interstate 94 westbound, ATR 301',
  region: 'Minnesota, US (I-94, Minneapolis–St Paul)',
  authority: 'OTHER',
  own: { road_name: 'I-94', direction: 'westbound' },
};

const VALUES = [{ column: 'traffic_volume', indicator: 'vehicles' }];

const DATES = { forms: ['Y-M-D', 'SERIAL'], zone: 'US Central time' } as const;

/**
 * Hourly traffic volume of Interstate 94; its weather columns are ignored, because they are not
 * data of the transport department.
 */
export const trafficFeed: Feed = {
  id: 'transport/traffic',
  description:
    'Metro Interstate traffic volume (UCI), hourly, US Central time; an hour is repeated for each of its weather descriptions',
  options: { [DATE_ORDER]: DATE_ORDER_MEANING },
  values: VALUES,
  dates: DATES,
  read: trafficRows,
};

async function* trafficRows(input: FeedInput, options: FeedOptions): AsyncGenerator<FeedRow> {
  const resolve = hourResolver(centralClock());
  const order = dateOrder(options);
  for await (const row of csvRows(input, { columns: ['date_time', 'traffic_volume'] })) {
    const wall = dateText(row.cell('date_time'), DATES.forms, order);
    yield feedRow(row, 'reason' in wall ? wall : hourOf(wall, row.cell('traffic_volume'), resolve));
  }
}

/** A text that names its own zone is an instant already. */
function hourOf(
  { asUtc, offsetMs }: WallTime,
  volume: string,
  resolve: HourResolver,
): InstantReading {
  if (offsetMs !== null) return { at: asUtc - offsetMs };
  const text = new Date(asUtc).toISOString().slice(0, 19).replace('T', ' ');
  const at = resolve(text, volume);
  return at === undefined ? fault('TIME_IMPOSSIBLE', 'the clock skips this hour in March') : { at };
}

function feedRow({ line, cell }: CsvRow, start: InstantReading): FeedRow {
  const time = { column: 'date_time', value: cell('date_time') };
  if ('reason' in start) return { line, observations: [], rejects: [{ ...time, ...start }] };
  const startsAt = start.at;
  return {
    line,
    station: STATION,
    time,
    ...valuesOf(cell, VALUES, { averaging: 'HOUR', startsAt }),
  };
}

type HourResolver = (wall: string, volume: string) => number | undefined;

/**
 * The hour of a row. The repeated hour in November has the same text both times: rows count as the
 * first one until the volume changes, then as the second.
 */
function hourResolver(clock: CentralClock): HourResolver {
  let doubled: { readonly wall: string; readonly volume: string; isSecond: boolean } | undefined;
  return (wall, volume) => {
    const [first, second] = clock.instantsOf(wall);
    if (second === undefined) return first;
    if (doubled?.wall !== wall) doubled = { wall, volume, isSecond: false };
    else if (doubled.volume !== volume) doubled.isSecond = true;
    return doubled.isSecond ? second : first;
  };
}
