import { createHash } from 'node:crypto';
import type { Transaction } from '../../data/database';
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
  /** Where it is known from: a feed, a document, the demonstration. */
  readonly source: string;
  /** Row of annex 1 that it counts for. */
  readonly networkRow?: string;
  readonly authority: `${Authority}`;
}

/** The id of a station that has none yet: from its code, else from its region and name. */
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

/** A name without the ways of writing it: full-width brackets, blanks. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '');
}

/** The department that stations belong to. */
export interface StationOwner {
  readonly department: string;
  /** How precisely positions of a kind of station are disclosed to others. */
  readonly precisionOf: PrecisionOf;
}

/**
 * Stores stations; the caller announces them (announceStations) once they are committed. A
 * known id takes the new facts and keeps those that are not given now, from a source of its own
 * provenance alone: what is made up says nothing of a real station.
 */
export async function saveStations(
  transaction: Transaction,
  { department, precisionOf }: StationOwner,
  stations: ReadonlyArray<StationInput>,
): Promise<void> {
  if (stations.length === 0) return;
  for (const station of stations) hidesItsPlace(station, precisionOf);
  const rows = stations.map((station) => storedStation(station, precisionOf(station.kind)));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  await transaction.query(SAVE_STATIONS(department, columns), [JSON.stringify(rows)]);
}

/** Stores stations by these columns, all of which every row has or leaves null. */
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

/** Names, codes and own texts are public wherever the station is: none may say more than its cell. */
function hidesItsPlace(station: StationInput, precisionOf: PrecisionOf): void {
  const text = revealingText(station, precisionOf);
  if (text === null) return;
  throw new TypeError(
    `${text} of the station "${station.id}" says where it lies more finely than it is disclosed.`,
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
