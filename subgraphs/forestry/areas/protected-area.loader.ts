import type { Reader } from '../../../shared/data/database';
import { groupBy, indexBy, keyed, keyedBy } from '../../../shared/data/keyed';
import { bool, float, int, list, nullable, text } from '../../../shared/data/sql-type';
import { statement, statementFamily, type RowOfColumns } from '../../../shared/data/statement';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';
import {
  NEAR_PARAMETERS,
  nearSql,
  nearValues,
  type NearArgs,
} from '../../../shared/monitoring/stations/near-place';
import {
  disclosedPlace,
  type DisclosedPrecision,
} from '../../../shared/monitoring/stations/disclosed-position';

/** The published form of a protected area. */
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

/** A requested page of protected areas, of all districts or of one. */
export interface AreaPageArgs extends PageRequest {
  readonly by: 'all' | 'district';
  readonly kind: string | null;
  readonly level: string | null;
}

/** Protected areas; one statement for all keys. */
export interface ProtectedAreaLoaders {
  byId(id: string): Promise<ProtectedAreaRow | undefined>;
  /** Of all districts (`''`), or of each, ordered by id. */
  page(args: AreaPageArgs, key: string): Promise<Page<ProtectedAreaRow>>;
  /**
   * Nearest first, by the cells disclosed to the caller; areas with unknown positions are omitted.
   */
  near(args: NearArgs, cell: string): Promise<ReadonlyArray<ProtectedAreaRow>>;
}

/** Creates the loaders of one request. */
export function protectedAreaLoaders(
  reader: Reader,
  told: DisclosedPrecision,
): ProtectedAreaLoaders {
  const source = { reader, told };
  const byId = keyed(async (ids: ReadonlyArray<string>) => {
    const rows = await reader.query(AREAS_BY_ID, [ids]);
    return indexBy(rows.map(published(told)), (row) => row.id);
  });
  const page = keyedBy((args: AreaPageArgs, keys: ReadonlyArray<string>) =>
    areaPages(source, args, keys),
  );
  const near = keyedBy((args: NearArgs, cells: ReadonlyArray<string>) =>
    areasNear(source, args, cells),
  );
  return {
    byId: (id) => byId.load(id),
    page: async (args, key) =>
      (await page(args, key)) ?? pageOf([], args, { keyOf: idOf, count: () => Promise.resolve(0) }),
    near: async (args, cell) => (await near(args, cell)) ?? [],
  };
}

interface Source {
  readonly reader: Reader;
  readonly told: DisclosedPrecision;
}

const COLUMNS = {
  id: text(),
  kind: text(),
  level: text(),
  name_zh: text(),
  name_en: nullable(text()),
  has_real_name: bool(),
  area_ha: nullable(float()),
  district_code: text(),
  cell: nullable(text()),
  disclosed_resolution: nullable(int()),
  provenance: text(),
  source: text(),
} as const;

type StoredArea = RowOfColumns<typeof COLUMNS>;

const SELECTED = Object.keys(COLUMNS)
  .map((name) => `t.${name}`)
  .join(', ');

const GUARDED = [list(text()), nullable(text()), nullable(text())] as const;

const EACH_KEY = [['all'], ['district']] as const;

/** Areas of these ids. */
export const AREAS_BY_ID = statement({
  text: `select ${SELECTED} from forestry.protected_area t where t.id = any($1)`,
  columns: COLUMNS,
  parameters: [list(text())],
});

/** The areas after a position in the list of each key. */
export const AREA_PAGES = statementFamily({
  text: (
    by: AreaPageArgs['by'],
  ) => `select wanted.key, ${SELECTED} from unnest($1::text[]) wanted (key)
     cross join lateral (
       select * from forestry.protected_area t
       where ${narrowed(by)} and ($4::text is null or t.id > $4) order by t.id limit $5
     ) t order by wanted.key, t.id`,
  columns: { key: text(), ...COLUMNS },
  parameters: [...GUARDED, nullable(text()), int()],
  examples: EACH_KEY,
});

/** The number of areas of each key. */
export const AREA_COUNTS = statementFamily({
  text: (
    by: AreaPageArgs['by'],
  ) => `select wanted.key, count(*) from unnest($1::text[]) wanted (key)
       join forestry.protected_area t on ${narrowed(by)} group by wanted.key`,
  columns: { key: text(), count: int() },
  parameters: GUARDED,
  examples: EACH_KEY,
});

function narrowed(by: AreaPageArgs['by']): string {
  return `${by === 'all' ? 'true' : 't.district_code = wanted.key'}
    and ($2::text is null or t.kind = $2) and ($3::text is null or t.level = $3)`;
}

async function areaPages(
  { reader, told }: Source,
  args: AreaPageArgs,
  keys: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, Page<ProtectedAreaRow>>> {
  const values = [keys, args.kind, args.level] as const;
  const rows = await reader.query(AREA_PAGES(args.by), [
    ...values,
    keyOfCursor(args.after),
    args.first + 1,
  ]);
  const groups = groupBy(rows, (row) => row.key);
  const counts = keyed<string, number>(async () => {
    const found = await reader.query(AREA_COUNTS(args.by), values);
    return new Map(found.map(({ key, count }) => [key, count]));
  });
  return new Map(
    keys.map((key) => {
      const count = async () => (await counts.load(key)) ?? 0;
      const found = (groups.get(key) ?? []).map(published(told));
      return [key, pageOf(found, args, { keyOf: idOf, count })];
    }),
  );
}

/** Areas around points, nearest first. */
export const AREAS_NEAR = statement({
  text: nearSql({ table: 'forestry.protected_area', as: 't', selected: SELECTED }),
  columns: { key: text(), ...COLUMNS },
  parameters: NEAR_PARAMETERS,
});

async function areasNear(
  { reader, told }: Source,
  args: NearArgs,
  cells: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, ReadonlyArray<ProtectedAreaRow>>> {
  const rows = await reader.query(AREAS_NEAR, nearValues(args, cells, told));
  const groups = groupBy(rows, (row) => row.key);
  return new Map([...groups].map(([cell, group]) => [cell, group.map(published(told))]));
}

function published(told: DisclosedPrecision): (row: StoredArea) => ProtectedAreaRow {
  return (row) => ({
    id: row.id,
    kind: row.kind,
    level: row.level,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    hasRealName: row.has_real_name,
    area: row.area_ha,
    district: { code: row.district_code },
    place: disclosedPlace(row, told),
    provenance: row.provenance,
    source: row.source,
  });
}

function idOf({ id }: ProtectedAreaRow): string {
  return id;
}
