import { createHash } from 'node:crypto';
import type { Transaction } from '../../data/database';
import { groupBy } from '../../data/keyed';
import { json } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { NO_POSITION, storedPosition, type PrecisionOf } from '../stations/disclosed-position';
import type { Authority, Provenance } from '../vocabulary';
import type { FeedStation } from './feed';
import { revealingText } from './guarded-names';

/** A station to be stored. */
export interface StationInput extends FeedStation {
  readonly id: string;
  readonly provenance: `${Provenance}`;
  /** Source of the station: a feed, a document or the demonstration. */
  readonly source: string;
  /** Row of annex 1 of the mandate for which the station counts. */
  readonly networkRow?: string;
  readonly authority: `${Authority}`;
}

/** Returns the id of a new station: from its code, otherwise from its region and name. */
export function stationIdOf({ kind, code, region, nameZh }: FeedStation): string {
  const prefix = kind.toLowerCase().replaceAll('_', '-');
  const rest =
    code ??
    createHash('sha256')
      .update(`${region}|${plainName(nameZh)}`)
      .digest('hex')
      .slice(0, 10);
  return `${prefix}-${rest}`;
}

/** Returns a normalised name: half-width brackets, no blanks. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '');
}

/** The department to which stations belong. */
export interface StationOwner {
  readonly department: string;
  /** How precisely positions of a kind of station are disclosed to others. */
  readonly precisionOf: PrecisionOf;
}

/**
 * Stores stations; the caller announces them (announceStations) after the commit. For an existing
 * id the given facts replace the stored ones and the others are kept, but only if the provenance is
 * the same: synthetic data never change a real station.
 */
export async function saveStations(
  transaction: Transaction,
  { department, precisionOf }: StationOwner,
  stations: ReadonlyArray<StationInput>,
): Promise<void> {
  if (stations.length === 0) return;
  for (const station of stations) hidesItsPlace(station, precisionOf);
  const rows = stations.map((station) => storedStation(station, precisionOf(station.kind)));
  // Together only with the same columns: a column that a row does not name has its default.
  for (const [columns, together] of groupBy(rows, (row) => Object.keys(row).join()))
    await transaction.query(SAVE_STATIONS(department, columns.split(',')), [
      JSON.stringify(together),
    ]);
}

/** Stores these columns of stations; a column that a row omits is null. */
export const SAVE_STATIONS = statementFamily({
  text: (schema: string, columns: ReadonlyArray<string>) => {
    const updates = columns
      .filter((column) => column !== 'id' && column !== 'provenance')
      .map((column) => `${column} = coalesce(excluded.${column}, t.${column})`);
    return `insert into ${schema}.station as t (${columns.join(', ')})
     select ${columns.join(', ')} from json_populate_recordset(null::${schema}.station, $1)
     on conflict (id) do update set ${updates.join(', ')} where t.provenance = excluded.provenance`;
  },
  parameters: [json<never>()],
  examples: [[EXAMPLE_SCHEMA, ['id', 'kind', 'name_zh', 'provenance']]],
});

/**
 * Throws TypeError if a name, code or other text reveals more than the disclosed cell: these texts
 * are published with the station.
 */
function hidesItsPlace(station: StationInput, precisionOf: PrecisionOf): void {
  const text = revealingText(station, precisionOf);
  if (text === null) return;
  throw new TypeError(
    `${text} of the station "${station.id}" reveals its position more precisely than is disclosed.`,
  );
}

function storedStation(
  station: StationInput,
  disclosedResolution: number,
): Readonly<Record<string, unknown>> {
  const { latitude, longitude } = station;
  const hasPosition = latitude !== undefined && longitude !== undefined;
  return {
    id: station.id,
    kind: station.kind,
    code: station.code ?? null,
    name_zh: station.nameZh,
    name_en: station.nameEn ?? null,
    authority: station.authority,
    region: station.region,
    district_code: station.districtCode ?? null,
    water_body_code: station.waterBodyCode ?? null,
    longitude_deg: longitude ?? null,
    latitude_deg: latitude ?? null,
    ...(hasPosition ? storedPosition({ latitude, longitude }, disclosedResolution) : NO_POSITION),
    elevation_m: station.elevation_m ?? null,
    network_row: station.networkRow ?? null,
    provenance: station.provenance,
    source: station.source,
    ...station.own,
  };
}
