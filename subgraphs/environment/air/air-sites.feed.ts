import { nearestDistrict } from '../../../shared/domain/districts';
import { measuredCell } from '../../../shared/monitoring/feeds/measured-cell';
import { csvRows, type CsvRow } from '../../../shared/monitoring/feeds/csv-rows';
import type { Feed, FeedRow, FeedStation, Reject } from '../../../shared/monitoring/ingest/feed';
import { airPoint, regionOf, withoutMark } from './air-point';

const COLUMNS = ['监测点编码', '监测点名称', '城市', '经度', '纬度', '对照点'];

/**
 * The national list of air points: codes and positions of points that hourly feeds only name. It
 * contains no values: a row counts as stored if it adds facts to the point.
 */
export const airSitesFeed: Feed = {
  id: 'environment/air-sites',
  description: `National list of air points, CSV: ${COLUMNS.join(',')}`,
  options: {},
  values: [],
  encoding: 'gb18030',
  read: async function* (input) {
    for await (const row of csvRows(input, { columns: COLUMNS })) yield feedRow(row);
  },
};

function feedRow({ line, cell }: CsvRow): FeedRow {
  const latitude = degrees('纬度', cell('纬度'), 90);
  const longitude = degrees('经度', cell('经度'), 180);
  const rejects = [...wantedTexts(cell), ...[latitude, longitude].flatMap(rejectOf)];
  if (rejects.length > 0) return { line, observations: [], rejects };
  const position =
    typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : {};
  return { line, station: listedPoint(cell, position), isOfPoint: true, observations: [], rejects };
}

interface KnownPosition {
  readonly latitude?: number;
  readonly longitude?: number;
}

/**
 * Only this list marks background points, in their names; the hub stores the mark in a separate
 * column.
 */
function listedPoint(cell: CsvRow['cell'], position: KnownPosition): FeedStation {
  const isBackground = cell('对照点') === 'Y';
  const name = cell('监测点名称');
  const city = cell('城市');
  const code = cell('监测点编码');
  return {
    ...airPoint({ nameZh: isBackground ? withoutMark(name) : name, city, code, ...position }),
    ...(regionOf(city) === '江门' ? { districtCode: districtAt(position) } : {}),
    own: { is_background: isBackground },
  };
}

function districtAt({ latitude, longitude }: KnownPosition): string | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  return nearestDistrict(latitude, longitude);
}

function wantedTexts(cell: CsvRow['cell']): Reject[] {
  return ['监测点编码', '监测点名称', '城市']
    .filter((column) => cell(column) === '')
    .map((column) => ({ column, value: '', reason: 'wanted a text' }));
}

/** Degrees; undefined if the list has no position. */
function degrees(column: string, text: string, most: number): number | Reject | undefined {
  const reading = measuredCell(text);
  if (reading === 'missing') return undefined;
  const value = reading === 'unreadable' ? null : reading.value;
  return value !== null && Math.abs(value) <= most
    ? value
    : { column, value: text, reason: `wanted degrees from -${String(most)} to ${String(most)}` };
}

function rejectOf(reading: number | Reject | undefined): Reject[] {
  return typeof reading === 'object' ? [reading] : [];
}
