import { valuesOf } from '../../shared/monitoring/feeds/cells';
import type { FeedInput } from '../../shared/monitoring/feeds/feed-input';
import { csvRows, type CsvRow } from '../../shared/monitoring/feeds/csv-rows';
import type { Feed, FeedRow, FeedStation } from '../../shared/monitoring/ingest/feed';
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

/**
 * Hourly traffic volume of Interstate 94; its weather columns are ignored, because they are not
 * data of the transport department.
 */
export const trafficFeed: Feed = {
  id: 'transport/traffic',
  description:
    'Metro Interstate traffic volume (UCI), hourly, US Central time; an hour is repeated for each of its weather descriptions',
  options: {},
  read: (input) => trafficRows(input),
};

async function* trafficRows(input: FeedInput): AsyncGenerator<FeedRow> {
  const resolve = hourResolver(centralClock());
  for await (const row of csvRows(input, { columns: ['date_time', 'traffic_volume'] })) {
    yield feedRow(row, resolve(row.cell('date_time'), row.cell('traffic_volume')));
  }
}

function feedRow({ line, cell }: CsvRow, startsAt: number | undefined): FeedRow {
  if (startsAt === undefined) {
    const value = cell('date_time');
    const reason = 'wanted an hour of US Central time, YYYY-MM-DD hh:mm:ss';
    return { line, observations: [], rejects: [{ column: 'date_time', value, reason }] };
  }
  const columns = [{ column: 'traffic_volume', indicator: 'vehicles' }];
  return { line, station: STATION, ...valuesOf(cell, columns, { averaging: 'HOUR', startsAt }) };
}

/**
 * The hour of a row. The repeated hour in November has the same text both times: rows count as the
 * first one until the volume changes, then as the second.
 */
function hourResolver(clock: CentralClock) {
  let doubled: { readonly wall: string; readonly volume: string; isSecond: boolean } | undefined;
  return (wall: string, volume: string): number | undefined => {
    const [first, second] = clock.instantsOf(wall);
    if (second === undefined) return first;
    if (doubled?.wall !== wall) doubled = { wall, volume, isSecond: false };
    else if (doubled.volume !== volume) doubled.isSecond = true;
    return doubled.isSecond ? second : first;
  };
}
