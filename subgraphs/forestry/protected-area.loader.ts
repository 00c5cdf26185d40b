import type { Reader } from '../../shared/data/database';
import { groupBy, indexBy, keyed, keyedBy } from '../../shared/data/keyed';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../../shared/graphql/connection';
import { centreOf, distanceKmSql } from '../../shared/monitoring/place';

/** A protected area under its published names. */
export interface ProtectedAreaRow {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly hasRealName: boolean;
  readonly area: number | null;
  readonly district: { readonly code: string };
  readonly place: { readonly cell: string } | null;
  readonly provenance: string;
  readonly source: string;
}

/** A page of protected areas as asked of all districts or of each. */
export interface AreaPageArgs extends PageRequest {
  readonly by: 'all' | 'district';
  readonly kind: string | null;
  readonly level: string | null;
}

/** Protected areas around a place as asked. */
export interface AreasNearArgs {
  readonly withinKm: number;
  readonly first: number;
}

/** Protected areas; one statement for all keys asked alike. */
export interface ProtectedAreaLoaders {
  byId(id: string): Promise<ProtectedAreaRow | undefined>;
  /** Of all districts (`''`), or of each, ordered by id. */
  page(args: AreaPageArgs, key: string): Promise<Page<ProtectedAreaRow>>;
  /** Nearest first; one whose position is unknown is near nowhere. */
  near(args: AreasNearArgs, cell: string): Promise<ReadonlyArray<ProtectedAreaRow>>;
}

/** Makes the loaders of one request. */
export function protectedAreaLoaders(reader: Reader): ProtectedAreaLoaders {
  const byId = keyed(async (ids: ReadonlyArray<string>) => {
    const rows = await reader.query<StoredArea>(
      `select ${COLUMNS} from forestry.protected_area t where t.id = any($1)`,
      [ids],
    );
    return indexBy(rows.map(published), (row) => row.id);
  });
  const page = keyedBy((args: AreaPageArgs, keys: ReadonlyArray<string>) =>
    areaPages(reader, args, keys),
  );
  const near = keyedBy((args: AreasNearArgs, cells: ReadonlyArray<string>) =>
    areasNear(reader, args, cells),
  );
  return {
    byId: (id) => byId.load(id),
    page: async (args, key) =>
      (await page(args, key)) ?? areaPage([], args, () => Promise.resolve(0)),
    near: async (args, cell) => (await near(args, cell)) ?? [],
  };
}

interface StoredArea {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly has_real_name: boolean;
  readonly area_ha: number | null;
  readonly district_code: string;
  readonly cell: string | null;
  readonly provenance: string;
  readonly source: string;
}

type KeyedArea = StoredArea & { readonly key: string };

const COLUMNS =
  't.id, t.kind, t.level, t.name_zh, t.name_en, t.has_real_name, t.area_ha, t.district_code, t.cell, t.provenance, t.source';

function narrowed({ by }: AreaPageArgs): string {
  return `${by === 'all' ? 'true' : 't.district_code = wanted.key'}
    and ($2::text is null or t.kind = $2) and ($3::text is null or t.level = $3)`;
}

async function areaPages(
  reader: Reader,
  args: AreaPageArgs,
  keys: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, Page<ProtectedAreaRow>>> {
  const values = [keys, args.kind, args.level];
  const rows = await reader.query<KeyedArea>(
    `select wanted.key, ${COLUMNS} from unnest($1::text[]) wanted (key)
     cross join lateral (
       select * from forestry.protected_area t
       where ${narrowed(args)} and ($4::text is null or t.id > $4) order by t.id limit $5
     ) t order by wanted.key, t.id`,
    [...values, keyOfCursor(args.after), args.first + 1],
  );
  const groups = groupBy(rows, (row) => row.key);
  const counts = keyed<string, number>(async () => {
    const found = await reader.query<{ key: string; count: number }>(
      `select wanted.key, count(*) from unnest($1::text[]) wanted (key)
       join forestry.protected_area t on ${narrowed(args)} group by wanted.key`,
      values,
    );
    return new Map(found.map(({ key, count }) => [key, count]));
  });
  const countOf = (key: string) => async () => (await counts.load(key)) ?? 0;
  return new Map(keys.map((key) => [key, areaPage(groups.get(key) ?? [], args, countOf(key))]));
}

function areaPage(
  rows: ReadonlyArray<StoredArea>,
  request: PageRequest,
  count: () => Promise<number>,
): Page<ProtectedAreaRow> {
  return pageOf(rows.map(published), request, { keyOf: (row) => row.id, count });
}

const DISTANCE = distanceKmSql(
  { latitude: 't.latitude_deg', longitude: 't.longitude_deg' },
  { latitude: 'wanted.latitude', longitude: 'wanted.longitude' },
);

async function areasNear(
  reader: Reader,
  { withinKm, first }: AreasNearArgs,
  cells: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, ProtectedAreaRow[]>> {
  const centres = cells.map(centreOf);
  const rows = await reader.query<KeyedArea>(
    `select wanted.key, ${COLUMNS}
     from unnest($1::text[], $2::double precision[], $3::double precision[]) wanted (key, latitude, longitude)
     cross join lateral (
       select *, ${DISTANCE} as distance_km from forestry.protected_area t
       where t.latitude_deg is not null and ${DISTANCE} <= $4 order by distance_km, t.id limit $5
     ) t order by wanted.key, t.distance_km, t.id`,
    [cells, centres.map((c) => c.latitude), centres.map((c) => c.longitude), withinKm, first],
  );
  const groups = groupBy(rows, (row) => row.key);
  return new Map([...groups].map(([cell, group]) => [cell, group.map(published)]));
}

function published(row: StoredArea): ProtectedAreaRow {
  return {
    id: row.id,
    kind: row.kind,
    level: row.level,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    hasRealName: row.has_real_name,
    area: row.area_ha,
    district: { code: row.district_code },
    place: row.cell === null ? null : { cell: row.cell },
    provenance: row.provenance,
    source: row.source,
  };
}
