import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { beijingInstant, valuesOf, type ValueColumn } from '../../shared/monitoring/feeds/cells';
import { csvRows, type CsvRow } from '../../shared/monitoring/feeds/csv-rows';
import type { Feed, FeedOptions, FeedRow, FeedStation } from '../../shared/monitoring/ingest/feed';

/**
 * Monthly sea water of the Hong Kong EPD (DATA.GOV.HK, marine water quality). Samples are dated by
 * their day alone: they are stored at 12:00 Hong Kong time, which is Beijing time.
 */
export const seaWaterFeed: Feed = {
  id: 'ocean/sea-water',
  description: 'Monthly sea water of Hong Kong (EPD), CSV; positions from a second file',
  options: { stations: 'CSV with Name, Longitude and Latitude of the stations' },
  read,
};

async function* read(input: Readable, options: FeedOptions): AsyncGenerator<FeedRow> {
  const positions = await positionsIn(options['stations']);
  const columns = ['Water Control Zone', 'Station', 'Dates', 'Depth'];
  for await (const row of csvRows(input, { columns })) yield feedRow(row, positions);
}

type Positions = ReadonlyMap<string, { readonly latitude: number; readonly longitude: number }>;

async function positionsIn(file: string | undefined): Promise<Positions> {
  const positions = new Map<string, { latitude: number; longitude: number }>();
  if (file === undefined) return positions;
  const input = createReadStream(file);
  for await (const { cell, line } of csvRows(input, {
    columns: ['Name', 'Longitude', 'Latitude'],
  })) {
    const [longitude, latitude] = [Number(cell('Longitude')), Number(cell('Latitude'))];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) {
      throw new RiverGateError(
        'IMPORT_INPUT_INVALID',
        `The file of stations has no position on line ${String(line)}.`,
      );
    }
    positions.set(cell('Name'), { latitude, longitude });
  }
  return positions;
}

const DEPTHS: Readonly<Record<string, string>> = {
  'Surface Water': 'surface',
  'Middle Water': 'middle',
  'Bottom Water': 'bottom',
};

function feedRow({ line, cell }: CsvRow, positions: Positions): FeedRow {
  const [year, month, day] = cell('Dates').split('-').map(Number);
  const startsAt = beijingInstant({ year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: 12 });
  const depth = DEPTHS[cell('Depth')];
  const fault =
    startsAt === undefined
      ? { column: 'Dates', value: cell('Dates'), reason: 'wanted a day YYYY-MM-DD' }
      : depth === undefined
        ? {
            column: 'Depth',
            value: cell('Depth'),
            reason: `wanted one of ${Object.keys(DEPTHS).join(', ')}`,
          }
        : cell('Station') === ''
          ? { column: 'Station', value: '', reason: 'wanted the name of a station' }
          : undefined;
  if (fault || startsAt === undefined || depth === undefined)
    return { line, observations: [], rejects: fault ? [fault] : [] };
  return {
    line,
    station: stationOf(cell, positions),
    ...valuesOf(cell, COLUMNS, { averaging: 'INSTANT', startsAt, depth }),
  };
}

function stationOf(cell: CsvRow['cell'], positions: Positions): FeedStation {
  const name = cell('Station');
  return {
    kind: 'COASTAL',
    code: `HK-EPD-${name}`,
    nameZh: name,
    nameEn: `${cell('Water Control Zone')} ${name}`,
    region: 'Hong Kong',
    authority: 'OTHER',
    own: { assessed_by: 'GB 3097' },
    ...positions.get(name),
  };
}

const COLUMNS: ReadonlyArray<ValueColumn> = [
  { column: '5-day Biochemical Oxygen Demand mg_L', indicator: 'sea_bod5' },
  { column: 'Ammonia Nitrogen mg_L', indicator: 'sea_nh3n' },
  { column: 'Chlorophyll-a ug_L', indicator: 'sea_chla' },
  { column: 'Dissolved Oxygen per_saturation', indicator: 'do_saturation' },
  { column: 'Dissolved Oxygen mg_L', indicator: 'sea_do' },
  { column: 'E. coli cfu_100mL', indicator: 'e_coli' },
  { column: 'Faecal Coliforms cfu_100mL', indicator: 'sea_fecal_coliform' },
  { column: 'Nitrate Nitrogen mg_L', indicator: 'nitrate_n' },
  { column: 'Nitrite Nitrogen mg_L', indicator: 'nitrite_n' },
  { column: 'Orthophosphate Phosphorus mg_L', indicator: 'active_phosphate' },
  { column: 'pH', indicator: 'sea_ph' },
  { column: 'Phaeo-pigments ug_L', indicator: 'phaeopigments' },
  { column: 'Salinity psu', indicator: 'salinity' },
  { column: 'Secchi Disc Depth M', indicator: 'secchi' },
  { column: 'Silica mg_L', indicator: 'silica' },
  { column: 'Suspended Solids mg_L', indicator: 'suspended_solids' },
  { column: 'Temperature C', indicator: 'sea_temp' },
  { column: 'Total Inorganic Nitrogen mg_L', indicator: 'din' },
  { column: 'Total Kjeldahl Nitrogen mg_L', indicator: 'kjeldahl_n' },
  { column: 'Total Nitrogen mg_L', indicator: 'sea_tn' },
  { column: 'Total Phosphorus mg_L', indicator: 'sea_tp' },
  { column: 'Turbidity NTU', indicator: 'sea_turbidity' },
  { column: 'Unionised Ammonia mg_L', indicator: 'unionised_ammonia' },
  { column: 'Volatile Suspended Solids mg_L', indicator: 'volatile_suspended_solids' },
];
