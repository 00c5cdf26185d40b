import type { Reader } from '../../data/database';
import { groupBy, indexBy, keyed, keyedBy } from '../../data/keyed';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../../graphql/connection';
import { nearValues, type NearArgs } from './near-place';
import { stationRow, type ReadFor, type SelectedStation, type StationRow } from './station-row';
import {
  STATION_COUNTS,
  STATION_PAGES,
  STATIONS_BY_ID,
  STATIONS_NEAR,
  type StationsBy,
} from './station-statements';

/** Loads the stations of a department; one statement for all keys. */
export interface StationLoaders {
  byId(id: string): Promise<StationRow | undefined>;
  /**
   * Loads a page of all stations (key `''`), of those in a district or of those at a water body.
   */
  page(args: StationPageArgs, key: string): Promise<Page<StationRow>>;
  /**
   * Loads stations around the centre of a cell, nearest first, measured to the centre of each
   * station's cell that is disclosed to the caller.
   */
  near(args: StationsNear, cell: string): Promise<StationRow[]>;
}

/** Filters of a list of stations. */
export interface StationFilterValues {
  readonly ids?: ReadonlyArray<string> | null;
  readonly kind?: string | null;
  readonly authority?: string | null;
  readonly districtCode?: string | null;
  readonly waterBodyCode?: string | null;
  readonly region?: string | null;
  readonly nameContains?: string | null;
  readonly provenance?: string | null;
}

/** Arguments of a page of stations, with the column of its key. */
export interface StationPageArgs extends PageRequest {
  readonly by: StationsBy;
  readonly kinds: ReadonlyArray<string>;
  readonly filter: StationFilterValues;
}

/** Arguments of a list of stations around a place. */
interface StationsNear extends NearArgs {
  readonly kinds: ReadonlyArray<string>;
}

/** Source of a department's stations for the fields of one dataset. */
export interface StationSource extends ReadFor {
  readonly reader: Reader;
  readonly schema: string;
}

/** Creates the loaders of one request over a department's own `station` table. */
export function stationLoaders(source: StationSource): StationLoaders {
  const { reader, schema } = source;
  const byId = keyed(async (ids: ReadonlyArray<string>) => {
    const rows = await reader.query(STATIONS_BY_ID(schema), [ids]);
    return indexBy(rows.map(published(source)), (row) => row.id);
  });
  const page = keyedBy((args: StationPageArgs, keys: ReadonlyArray<string>) =>
    stationPages(source, { args, keys }),
  );
  const near = keyedBy((args: StationsNear, cells: ReadonlyArray<string>) =>
    stationsNear(source, args, cells),
  );
  return {
    byId: (id) => byId.load(id),
    page: async (args, key) =>
      (await page(args, key)) ?? pageOf([], args, { keyOf: idOf, count: () => Promise.resolve(0) }),
    near: async (args, cell) => (await near(args, cell)) ?? [],
  };
}

function published(source: StationSource): (selected: SelectedStation) => StationRow {
  return (selected) => stationRow(selected, source);
}

interface PagesQuery {
  readonly args: StationPageArgs;
  readonly keys: ReadonlyArray<string>;
}

async function stationPages(
  source: StationSource,
  asked: PagesQuery,
): Promise<ReadonlyMap<string, Page<StationRow>>> {
  const { args, keys } = asked;
  const { reader, schema } = source;
  const rows = await reader.query(STATION_PAGES(schema, args.by), [
    ...filterValues(asked),
    keyOfCursor(args.after),
    args.first + 1,
  ]);
  const groups = groupBy(rows, (row) => row.key);
  const counts = keyed<string, number>(() => countStations(source, asked));
  return new Map(
    keys.map((key) => {
      const count = async () => (await counts.load(key)) ?? 0;
      const found = (groups.get(key) ?? []).map(published(source));
      return [key, pageOf(found, args, { keyOf: idOf, count })];
    }),
  );
}

async function countStations(
  { reader, schema }: StationSource,
  asked: PagesQuery,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.query(STATION_COUNTS(schema, asked.args.by), filterValues(asked));
  return new Map(rows.map(({ key, count }) => [key, count]));
}

function filterValues({ args: { kinds, filter }, keys }: PagesQuery) {
  return [
    keys,
    kinds,
    filter.kind ?? null,
    filter.authority ?? null,
    filter.districtCode ?? null,
    filter.waterBodyCode ?? null,
    filter.region ?? null,
    filter.nameContains ?? null,
    filter.provenance ?? null,
    filter.ids ?? null,
  ] as const;
}

async function stationsNear(
  source: StationSource,
  { kinds, withinKm, first }: StationsNear,
  cells: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, StationRow[]>> {
  const rows = await source.reader.query(STATIONS_NEAR(source.schema), [
    ...nearValues({ withinKm, first }, cells, source.told),
    kinds,
  ]);
  const groups = groupBy(rows, (row) => row.key);
  return new Map([...groups].map(([cell, group]) => [cell, group.map(published(source))]));
}

function idOf(row: StationRow): string {
  return row.id;
}
