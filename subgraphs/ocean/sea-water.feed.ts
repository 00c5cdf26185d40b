import { createReadStream } from 'node:fs';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { valuesOf, type ValueColumn } from '../../shared/monitoring/feeds/cells';
import {
  isMissing,
  measuredCell,
  type CellReading,
} from '../../shared/monitoring/feeds/measured-cell';
import { feedInput, WHOLE_FILE, type FeedInput } from '../../shared/monitoring/feeds/feed-input';
import { csvRows, type CsvRow } from '../../shared/monitoring/feeds/csv-rows';
import {
  DATE_ORDER,
  DATE_ORDER_MEANING,
  feedClock,
  type FeedClock,
} from '../../shared/monitoring/feeds/feed-clock';
import type {
  Feed,
  FeedOptions,
  FeedRow,
  FeedStation,
  Reject,
} from '../../shared/monitoring/ingest/feed';

const DATES = { forms: ['Y-M-D', 'SERIAL'], zone: 'Beijing time' } as const;

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

/**
 * Monthly sea water of the Hong Kong EPD (DATA.GOV.HK, marine water quality). Samples have only a
 * date; they are stored at 12:00 of that day, Hong Kong time, which is Beijing time. No mainland
 * standard applies there, so none is chosen for these sites.
 */
export const seaWaterFeed: Feed = {
  id: 'ocean/sea-water',
  description: 'Monthly sea water of Hong Kong (EPD) at up to three depths, CSV',
  options: {
    stations:
      'CSV file with Name, Longitude and Latitude of the stations (WGS 84); without it they have no position until a later import provides it',
    [DATE_ORDER]: DATE_ORDER_MEANING,
  },
  values: COLUMNS,
  dates: DATES,
  read,
};

async function* read(input: FeedInput, options: FeedOptions): AsyncGenerator<FeedRow> {
  const positions = await positionsIn(options['stations']);
  const stations = new Map<string, FeedStation>();
  const clock = feedClock(DATES, options);
  for await (const row of csvRows(input, { columns: KEYS })) {
    const stationNamed = (name: string) => {
      const known = stations.get(name) ?? stationOf(row.cell, positions);
      stations.set(name, known);
      return known;
    };
    yield feedRow(row, stationNamed, clock);
  }
}

type Positions = ReadonlyMap<string, { readonly latitude: number; readonly longitude: number }>;

async function positionsIn(file: string | undefined): Promise<Positions> {
  const positions = new Map<string, { latitude: number; longitude: number }>();
  if (file === undefined) return positions;
  const columns = ['Name', 'Longitude', 'Latitude'];
  const input = feedInput(createReadStream(file), { declared: 'utf-8' }, WHOLE_FILE);
  for await (const { cell, line } of csvRows(input, { columns })) {
    const [longitude, latitude] = [measuredCell(cell('Longitude')), measuredCell(cell('Latitude'))];
    if (!isDegrees(longitude, 180) || !isDegrees(latitude, 90)) {
      throw new RiverGateError(
        'IMPORT_INPUT_INVALID',
        `The file of stations has no position in degrees on line ${String(line)}: "${cell('Longitude')}", "${cell('Latitude')}".`,
      );
    }
    positions.set(cell('Name'), { latitude: latitude.value, longitude: longitude.value });
  }
  return positions;
}

function isDegrees(reading: CellReading, most: number): reading is { readonly value: number } {
  return typeof reading === 'object' && reading.value !== null && Math.abs(reading.value) <= most;
}

const KEYS = ['Water Control Zone', 'Station', 'Dates', 'Depth'] as const;

const DEPTHS: Readonly<Record<string, string>> = {
  'Surface Water': 'surface',
  'Middle Water': 'middle',
  'Bottom Water': 'bottom',
};

const NOON_MS = 12 * 3_600_000;

function feedRow(
  { line, cell }: CsvRow,
  stationNamed: (name: string) => FeedStation,
  clock: FeedClock,
): FeedRow {
  const time = { column: 'Dates', value: cell('Dates') };
  const day = clock.day(time.value);
  const depth = DEPTHS[cell('Depth')];
  const name = cell('Station');
  if ('reason' in day) return refused(line, { ...time, ...day });
  if (isMissing(name))
    return refused(line, {
      column: 'Station',
      value: name,
      reason: 'wanted the name of a station',
    });
  if (depth === undefined) {
    const reason = `wanted one of ${Object.keys(DEPTHS).join(', ')}`;
    return refused(line, { column: 'Depth', value: cell('Depth'), reason });
  }
  const common = { averaging: 'INSTANT', startsAt: day.at + NOON_MS, depth } as const;
  return { line, station: stationNamed(name), time, ...valuesOf(cell, COLUMNS, common) };
}

function refused(line: number, reject: Reject): FeedRow {
  return { line, observations: [], rejects: [reject] };
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
    ...positions.get(name),
  };
}
