import { joinedValues, valuesOf } from '../../../shared/monitoring/feeds/cells';
import { csvRows, type CsvRow } from '../../../shared/monitoring/feeds/csv-rows';
import {
  DATE_ORDER,
  DATE_ORDER_MEANING,
  feedClock,
  type FeedClock,
} from '../../../shared/monitoring/feeds/feed-clock';
import type { Feed, FeedRow, FeedStation, Reject } from '../../../shared/monitoring/ingest/feed';
import { HOUR_MS } from '../../../shared/domain/durations';

const DAY_HOURS = 24;
const COLUMNS = ['plant', 'point', 'period_start', 'period_end', 'mean_nGy_h'];
const STATISTICS = [
  { column: 'min_nGy_h', name: 'min' },
  { column: 'mean_nGy_h', name: 'mean' },
  { column: 'max_nGy_h', name: 'max' },
] as const;
const DATES = { forms: ['Y-M-D', 'SERIAL'], zone: 'Beijing time' } as const;

/**
 * Gamma dose rates around a nuclear plant from public notices: lowest, mean and highest of a
 * period, distinguished by method. A period of 24 hours is a day's value; the hub has no averaging
 * period for any other length, so its value is stored at its start and the method states the hours:
 * `mean of 17 h`.
 */
export const gammaFeed: Feed = {
  id: 'environment/gamma',
  description: `Gamma dose rates by period, CSV: ${COLUMNS.join(',')}, min_nGy_h, max_nGy_h`,
  options: { [DATE_ORDER]: DATE_ORDER_MEANING },
  encoding: 'gb18030',
  values: STATISTICS.map(({ column, name }) => ({
    column,
    indicator: 'gamma_dose_rate',
    method: name,
  })),
  dates: DATES,
  read: async function* (input, options) {
    const points = new Map<string, FeedStation>();
    const clock = feedClock(DATES, options);
    for await (const row of csvRows(input, { columns: COLUMNS })) yield feedRow(row, points, clock);
  },
};

function feedRow(
  { line, cell }: CsvRow,
  points: Map<string, FeedStation>,
  clock: FeedClock,
): FeedRow {
  const nameZh = cell('point');
  const period = periodOf(cell, clock);
  if (nameZh === '' || 'reason' in period) {
    const reject =
      'reason' in period ? period : { column: 'point', value: '', reason: 'wanted a point' };
    return { line, observations: [], rejects: [reject] };
  }
  const { from, to } = period;
  const hours = (to - from) / HOUR_MS;
  const parts = STATISTICS.map(({ column, name }) =>
    valuesOf(cell, [{ column, indicator: 'gamma_dose_rate' }], {
      startsAt: from,
      averaging: hours === DAY_HOURS ? 'DAY' : 'INSTANT',
      method: hours === DAY_HOURS ? name : `${name} of ${String(hours)} h`,
    }),
  );
  const region = cell('plant');
  const key = `${region}|${nameZh}`;
  const station = points.get(key) ?? gammaPoint(nameZh, region);
  points.set(key, station);
  return {
    line,
    station,
    time: { column: 'period_end', value: cell('period_end') },
    ...joinedValues(parts),
  };
}

function periodOf(cell: CsvRow['cell'], clock: FeedClock): Reject | { from: number; to: number } {
  const [from, to] = [clock.read(cell('period_start')), clock.read(cell('period_end'))];
  const rejected = (column: string, why: Omit<Reject, 'column' | 'value'>) => ({
    column,
    value: cell(column),
    ...why,
  });
  if ('reason' in from) return rejected('period_start', from);
  if ('reason' in to) return rejected('period_end', to);
  if (to.at > from.at) return { from: from.at, to: to.at };
  return rejected('period_end', { reason: `wanted an instant after ${cell('period_start')}` });
}

function gammaPoint(nameZh: string, region: string): FeedStation {
  return { kind: 'RADIATION_GAMMA_AIR', nameZh, region, authority: 'OTHER' };
}
