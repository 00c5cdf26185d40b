import { beijingText, valuesOf } from '../../../shared/monitoring/feeds/cells';
import { csvRows, type CsvRow } from '../../../shared/monitoring/feeds/csv-rows';
import type { Feed, FeedRow, FeedStation } from '../../../shared/monitoring/ingest/feed';
import { HOUR_MS } from '../../../shared/domain/durations';

const DAY_HOURS = 24;
const COLUMNS = ['plant', 'point', 'period_start', 'period_end', 'mean_nGy_h'];
const STATISTICS = [
  { column: 'min_nGy_h', name: 'min' },
  { column: 'mean_nGy_h', name: 'mean' },
  { column: 'max_nGy_h', name: 'max' },
] as const;
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/**
 * Gamma dose rates around a nuclear plant from public notices: lowest, mean and highest of a
 * period, distinguished by method. A period of 24 hours is a day's value; the hub has no averaging
 * period for any other length, so its value is stored at its start and the method states the hours:
 * `mean of 17 h`.
 */
export const gammaFeed: Feed = {
  id: 'environment/gamma',
  description: `Gamma dose rates by period, CSV: ${COLUMNS.join(',')}, min_nGy_h, max_nGy_h`,
  options: {},
  encoding: 'gb18030',
  read: async function* (input) {
    const points = new Map<string, FeedStation>();
    for await (const row of csvRows(input, { columns: COLUMNS })) yield feedRow(row, points);
  },
};

function feedRow({ line, cell }: CsvRow, points: Map<string, FeedStation>): FeedRow {
  const [from, to] = [
    beijingText(cell('period_start'), MOMENT),
    beijingText(cell('period_end'), MOMENT),
  ];
  const nameZh = cell('point');
  if (nameZh === '' || from === undefined || to === undefined || to <= from) {
    const column = nameZh === '' ? 'point' : 'period_start';
    const value = nameZh === '' ? '' : `${cell('period_start')} ${cell('period_end')}`;
    const reason = nameZh === '' ? 'wanted a point' : 'wanted a period such as 2013-10-11T09:00';
    return { line, observations: [], rejects: [{ column, value, reason }] };
  }
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
    observations: parts.flatMap(({ observations }) => observations),
    rejects: parts.flatMap(({ rejects }) => rejects),
  };
}

function gammaPoint(nameZh: string, region: string): FeedStation {
  return { kind: 'RADIATION_GAMMA_AIR', nameZh, region, authority: 'OTHER' };
}
