import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { valuesOf, type ValueColumn } from '../../../shared/monitoring/feeds/cells';
import { measuredCell } from '../../../shared/monitoring/feeds/measured-cell';
import { csvRows, type CsvRow } from '../../../shared/monitoring/feeds/csv-rows';
import type {
  Feed,
  FeedOptions,
  FeedRow,
  FeedStation,
  Reject,
} from '../../../shared/monitoring/ingest/feed';
import { Crop } from '../crop.type';
import { positionOfDutchGrid } from './dutch-grid';
import type { FarmlandKind } from './land-use';

const VALUES: ReadonlyArray<ValueColumn> = [
  { column: 'cadmium', indicator: 'soil_cd' },
  { column: 'copper', indicator: 'soil_cu' },
  { column: 'lead', indicator: 'soil_pb' },
  { column: 'zinc', indicator: 'soil_zn' },
  { column: 'om', indicator: 'soil_om', convert: (percent) => Number((percent * 10).toFixed(3)) },
];

/**
 * The Meuse set: metals in the topsoil of a flood plain near Stein, the Netherlands (1990; Burrough
 * and McDonnell 1998). The file has no date, so the date must be given; its points have their true
 * position and no district of Jiangmen.
 */
export const soilFeed: Feed = {
  id: 'agriculture/soil',
  description:
    'Metals in topsoil, CSV: x and y of the Dutch grid (EPSG:28992), cadmium, copper, lead, zinc in mg/kg, om in % (土壤重金属)',
  options: { date: 'Day of sampling, YYYY-MM-DD: the file does not contain it (--date, needed)' },
  values: VALUES,
  read: soilRows,
};

const REGION = '荷兰林堡省默兹河漫滩';

interface LandCode {
  readonly kind: FarmlandKind;
  readonly crop?: Crop;
}

/**
 * Codes of the set's column `landuse`; codes that are not listed (pasture, woods, sports) are other
 * land.
 */
const LANDS: Readonly<Record<string, LandCode>> = {
  Aa: { kind: 'FARMLAND_DRY_LAND' },
  Ab: { kind: 'FARMLAND_DRY_LAND', crop: Crop.SUGAR_BEET },
  Ag: { kind: 'FARMLAND_DRY_LAND', crop: Crop.SMALL_GRAIN },
  Ah: { kind: 'FARMLAND_DRY_LAND' },
  Am: { kind: 'FARMLAND_DRY_LAND', crop: Crop.MAIZE },
  Fh: { kind: 'FARMLAND_ORCHARD', crop: Crop.OTHER_FRUIT },
  Fl: { kind: 'FARMLAND_ORCHARD', crop: Crop.OTHER_FRUIT },
  Fw: { kind: 'FARMLAND_ORCHARD', crop: Crop.OTHER_FRUIT },
  Ga: { kind: 'FARMLAND_DRY_LAND' },
};

async function* soilRows(
  input: Parameters<Feed['read']>[0],
  options: FeedOptions,
): AsyncGenerator<FeedRow> {
  const sampledAt = sampledAtOf(options['date']);
  for await (const row of csvRows(input, {
    columns: ['x', 'y', 'cadmium', 'copper', 'lead', 'zinc', 'om'],
  })) {
    yield feedRow(row, sampledAt);
  }
}

/** Noon UTC: the same day in the Netherlands and in Beijing. */
function sampledAtOf(date: string | undefined): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date ?? '') ? Date.parse(`${date ?? ''}T12:00:00Z`) : NaN;
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(date ?? '')) {
    throw new RiverGateError(
      'IMPORT_INPUT_INVALID',
      `agriculture/soil requires the day of sampling, --date YYYY-MM-DD, but got: ${date === undefined ? 'none' : `"${date}"`}.`,
    );
  }
  return at;
}

function feedRow({ line, cell }: CsvRow, sampledAt: number): FeedRow {
  const station = stationOf(cell);
  if ('reason' in station) return { line, observations: [], rejects: [station] };
  const common = { averaging: 'INSTANT', startsAt: sampledAt } as const;
  return { line, station, ...valuesOf(cell, VALUES, common) };
}

function stationOf(cell: CsvRow['cell']): FeedStation | Reject {
  const x = gridNumber(cell('x'));
  const y = gridNumber(cell('y'));
  if (x === undefined) return unplaced('x', cell('x'));
  const position = y === undefined ? undefined : positionOfDutchGrid({ x, y });
  if (y === undefined || !position) return unplaced('y', cell('y'));
  const land = LANDS[cell('landuse')] ?? { kind: 'FARMLAND_OTHER' };
  return {
    kind: land.kind,
    nameZh: '默兹河漫滩土壤点',
    nameEn: 'Meuse flood plain',
    isNumbered: true,
    region: REGION,
    authority: 'OTHER',
    ...position,
    own: { crop: land.crop ?? null },
  };
}

function gridNumber(text: string): number | undefined {
  const reading = measuredCell(text);
  return typeof reading === 'object' && reading.value !== null ? reading.value : undefined;
}

function unplaced(column: string, value: string): Reject {
  return { column, value, reason: 'wanted metres of the Dutch grid (EPSG:28992)' };
}
