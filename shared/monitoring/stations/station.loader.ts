import type { Reader } from '../../data/database';
import { groupBy, indexBy, keyed, keyedBy } from '../../data/keyed';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../../graphql/connection';
import { centreOf, distanceKmSql } from './place';
import {
  STATION_COLUMNS,
  stationRow,
  type ReadFor,
  type SelectedStation,
  type StationRow,
} from './station-row';
import { toldCentreSql, toldValues } from './told-position';

/** Stations of a department; one statement for all keys asked alike. */
export interface StationLoaders {
  byId(id: string): Promise<StationRow | undefined>;
  /** A page of all stations (`''`), or of those in each district or at each water body. */
  page(args: StationPageArgs, key: string): Promise<Page<StationRow>>;
  /**
   * Stations around the centre of a cell, nearest first, by the middle of the cell that the caller is
   * told of each.
   */
  near(args: NearArgs, cell: string): Promise<StationRow[]>;
}

/** What narrows a list of stations. */
export interface StationFilterValues {
  readonly kind?: string | null;
  readonly authority?: string | null;
  readonly districtCode?: string | null;
  readonly waterBodyCode?: string | null;
  readonly region?: string | null;
  readonly nameContains?: string | null;
  readonly provenance?: string | null;
}

/** A page of stations as asked, and by which column its key groups. */
export interface StationPageArgs extends PageRequest {
  readonly by: 'all' | 'district_code' | 'water_body_code';
  readonly kinds: ReadonlyArray<string>;
  readonly filter: StationFilterValues;
}

/** Stations around a place as asked. */
export interface NearArgs {
  readonly kinds: ReadonlyArray<string>;
  readonly withinKm: number;
  readonly first: number;
}

/** A department's stations as read for fields of one dataset. */
export interface StationSource extends ReadFor {
  readonly reader: Reader;
  readonly schema: string;
}

/** Makes the loaders of one request over a department's own `station` table. */
export function stationLoaders(source: StationSource): StationLoaders {
  const { reader, schema } = source;
  const byId = keyed(async (ids: ReadonlyArray<string>) => {
    const rows = await reader.query<SelectedStation>(
      `select ${STATION_COLUMNS} from ${schema}.station t where t.id = any($1)`,
      [ids],
    );
    return indexBy(rows.map(published(source)), (row) => row.id);
  });
  const page = keyedBy((args: StationPageArgs, keys: ReadonlyArray<string>) =>
    stationPages(source, { args, keys }),
  );
  const near = keyedBy((args: NearArgs, cells: ReadonlyArray<string>) =>
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

interface PagesAsked {
  readonly args: StationPageArgs;
  readonly keys: ReadonlyArray<string>;
}

async function stationPages(
  source: StationSource,
  asked: PagesAsked,
): Promise<ReadonlyMap<string, Page<StationRow>>> {
  const { args, keys } = asked;
  const { reader, schema } = source;
  const rows = await reader.query<SelectedStation & { readonly key: string }>(
    `select wanted.key, ${STATION_COLUMNS} from unnest($1::text[]) wanted (key)
     cross join lateral (
       select * from ${schema}.station t
       where ${whereSql(args)} and ($10::text is null or t.id > $10) order by t.id limit $11
     ) t order by wanted.key, t.id`,
    [...filterValues(asked), keyOfCursor(args.after), args.first + 1],
  );
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
  asked: PagesAsked,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.query<{ key: string; count: number }>(
    `select wanted.key, count(*) from unnest($1::text[]) wanted (key)
     join ${schema}.station t on ${whereSql(asked.args)} group by wanted.key`,
    filterValues(asked),
  );
  return new Map(rows.map(({ key, count }) => [key, count]));
}

function whereSql({ by }: StationPageArgs): string {
  const key = by === 'all' ? 'true' : `t.${by} = wanted.key`;
  return `${key} and t.kind = any($2)
    and ($3::text is null or t.kind = $3) and ($4::text is null or t.authority = $4)
    and ($5::text is null or t.district_code = $5) and ($6::text is null or t.water_body_code = $6)
    and ($7::text is null or t.region = $7)
    and ($8::text is null or strpos(t.name_zh, $8) > 0 or strpos(lower(t.name_en), lower($8)) > 0)
    and ($9::text is null or t.provenance = $9)`;
}

function filterValues({ args: { kinds, filter }, keys }: PagesAsked): unknown[] {
  const narrowed = [
    filter.kind,
    filter.authority,
    filter.districtCode,
    filter.waterBodyCode,
    filter.region,
  ];
  return [
    keys,
    kinds,
    ...[...narrowed, filter.nameContains, filter.provenance].map((value) => value ?? null),
  ];
}

const CENTRE = toldCentreSql('t', 7);
const DISTANCE = distanceKmSql(
  { latitude: 'p.latitude', longitude: 'p.longitude' },
  { latitude: 'wanted.latitude', longitude: 'wanted.longitude' },
);

/** What lies where is worked out once, however many cells ask. */
const NEAR = `with placed as materialized (
  select t.id, ${CENTRE.latitude} as latitude, ${CENTRE.longitude} as longitude
  from $schema.station t where t.kind = any($4) and t.cell_centres is not null
)
select wanted.key, ${STATION_COLUMNS}
from unnest($1::text[], $2::double precision[], $3::double precision[]) wanted (key, latitude, longitude)
cross join lateral (
  select p.id, ${DISTANCE} as distance_km from placed p where ${DISTANCE} <= $5 order by distance_km, p.id limit $6
) near
join $schema.station t on t.id = near.id
order by wanted.key, near.distance_km, near.id`;

async function stationsNear(
  source: StationSource,
  { kinds, withinKm, first }: NearArgs,
  cells: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, StationRow[]>> {
  const centres = cells.map(centreOf);
  const keys = [cells, centres.map((c) => c.latitude), centres.map((c) => c.longitude)];
  const rows = await source.reader.query<SelectedStation & { readonly key: string }>(
    NEAR.replaceAll('$schema', source.schema),
    [...keys, kinds, withinKm, first, ...toldValues(source.told)],
  );
  const groups = groupBy(rows, (row) => row.key);
  return new Map([...groups].map(([cell, group]) => [cell, group.map(published(source))]));
}

function idOf(row: StationRow): string {
  return row.id;
}
