import type { Reader } from '../../shared/data/database';
import { groupBy, indexBy, keyed, keyedBy } from '../../shared/data/keyed';
import { date, float, int, list, nullable, text } from '../../shared/data/sql-type';
import { statement, type RowOf, type RowOfColumns } from '../../shared/data/statement';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../../shared/graphql/connection';
import {
  NEAR_PARAMETERS,
  nearSql,
  nearValues,
  type NearArgs,
} from '../../shared/monitoring/stations/near-place';
import {
  disclosedPlace,
  type DisclosedPrecision,
} from '../../shared/monitoring/stations/disclosed-position';
import { settled, disclosedCount } from '../../shared/sharing/disclosure';

/** The published form of a store. */
export interface StoreRow {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly port: string;
  readonly storageKind: string;
  readonly capacity: number;
  readonly licence: string;
  readonly licenceValidUntil: string;
  readonly district: { readonly code: string };
  /** As disclosed to the caller. */
  readonly place: { readonly cell: string } | null;
  readonly waterBody: { readonly code: string } | null;
  readonly provenance: string;
}

/** Filters of the list of stores; null: no filter. */
export interface StoreFilter {
  readonly district: string | null;
  readonly unNumber: string | null;
}

/** Stores of hazardous chemicals; one statement for all keys. */
export interface StoreLoaders {
  byId(id: string): Promise<StoreRow | undefined>;
  page(request: PageRequest, filter: StoreFilter): Promise<Page<StoreRow>>;
  /** Around the centre of a cell, nearest first, by the cells disclosed to the caller. */
  near(args: NearArgs, cell: string): Promise<ReadonlyArray<StoreRow>>;
  /** The contents of a store, by UN number. */
  chemicals(storeId: string): Promise<ReadonlyArray<ChemicalRow>>;
}

/** The published number of stores in a district; null: fewer than five. */
export type StoreCountLoader = (district: string) => Promise<number | null>;

/** Creates the loader of one request. */
export function storeCounts(reader: Reader): StoreCountLoader {
  const stores = keyed(async (districts: ReadonlyArray<string>) => {
    const rows = await reader.query(STORE_VERSIONS, [districts]);
    return groupBy(rows, ({ code }) => code);
  });
  return async (district) => disclosedCount(settled((await stores.load(district)) ?? []).length);
}

/** Creates the loaders of one request. */
export function storeLoaders(reader: Reader, told: DisclosedPrecision): StoreLoaders {
  const source = { reader, told };
  const byId = keyed(async (ids: ReadonlyArray<string>) => {
    const rows = await reader.query(STORES_BY_ID, [ids]);
    return indexBy(rows.map(published(told)), (row) => row.id);
  });
  const near = keyedBy((args: NearArgs, cells: ReadonlyArray<string>) =>
    storesNear(source, args, cells),
  );
  const chemicals = keyed(async (ids: ReadonlyArray<string>) => {
    const rows = await reader.query(CHEMICALS, [ids]);
    return groupBy(rows, ({ storeId }) => storeId);
  });
  return {
    byId: (id) => byId.load(id),
    page: (request, filter) => storePage(source, request, filter),
    near: async (args, cell) => (await near(args, cell)) ?? [],
    chemicals: async (storeId) => (await chemicals.load(storeId)) ?? [],
  };
}

interface Source {
  readonly reader: Reader;
  readonly told: DisclosedPrecision;
}

const COLUMNS = {
  id: text(),
  nameZh: text(),
  nameEn: nullable(text()),
  port: text(),
  storageKind: text(),
  capacity: float(),
  licence: text(),
  licenceValidUntil: date(),
  district_code: text(),
  cell: nullable(text()),
  disclosed_resolution: nullable(int()),
  water_body_code: nullable(text()),
  provenance: text(),
} as const;

type StoredStore = RowOfColumns<typeof COLUMNS>;

const SELECTED = `h.id, h.name_zh as "nameZh", h.name_en as "nameEn", h.port_zh as port, h.storage_kind as "storageKind",
  h.capacity_t as capacity, h.licence, h.licence_valid_until as "licenceValidUntil", h.district_code, h.cell, h.disclosed_resolution,
  h.water_body_code, h.provenance`;

/** The stores of districts, with the times of their arrival. */
export const STORE_VERSIONS = statement({
  text: `select district_code as code, id as subject, extract(epoch from recorded_at)::float8 as arrived,
         null::float8 as replaced
       from transport.hazardous_store where district_code = any($1)`,
  columns: { code: text(), subject: text(), arrived: float(), replaced: nullable(float()) },
  parameters: [list(text())],
});

/** Stores of these ids. */
export const STORES_BY_ID = statement({
  text: `select ${SELECTED} from transport.hazardous_store h where h.id = any($1)`,
  columns: COLUMNS,
  parameters: [list(text())],
});

/** The contents of stores, by UN number. */
export const CHEMICALS = statement({
  text: `select store_id as "storeId", un_number as "unNumber", name_zh as "nameZh", name_en as "nameEn",
  hazard_class as "hazardClass", quantity_t as quantity, reported_on as "reportedOn"
from transport.hazardous_chemical where store_id = any($1) order by store_id, un_number`,
  columns: {
    storeId: text(),
    unNumber: text(),
    nameZh: text(),
    nameEn: text(),
    hazardClass: text(),
    quantity: float(),
    reportedOn: date(),
  },
  parameters: [list(text())],
});

/** The published form of a chemical. */
export type ChemicalRow = RowOf<typeof CHEMICALS>;

const MATCHES_CRITERIA = `($1::text is null or h.district_code = $1) and ($2::text is null or exists (
  select from transport.hazardous_chemical c where c.store_id = h.id and c.un_number = $2))`;

/** The stores after a position in their list. */
export const STORE_PAGE = statement({
  text: `select ${SELECTED} from transport.hazardous_store h
     where ${MATCHES_CRITERIA} and ($3::text is null or h.id > $3) order by h.id limit $4`,
  columns: COLUMNS,
  parameters: [nullable(text()), nullable(text()), nullable(text()), int()],
});

/** The number of stores. */
export const STORE_COUNT = statement({
  text: `select count(*) from transport.hazardous_store h where ${MATCHES_CRITERIA}`,
  columns: { count: int() },
  parameters: [nullable(text()), nullable(text())],
});

async function storePage(
  { reader, told }: Source,
  request: PageRequest,
  { district, unNumber }: StoreFilter,
): Promise<Page<StoreRow>> {
  const rows = await reader.query(STORE_PAGE, [
    district,
    unNumber,
    keyOfCursor(request.after),
    request.first + 1,
  ]);
  const count = async () => {
    const [found] = await reader.query(STORE_COUNT, [district, unNumber]);
    return found?.count ?? 0;
  };
  return pageOf(rows.map(published(told)), request, { keyOf: (row) => row.id, count });
}

/** Stores around points, nearest first. */
export const STORES_NEAR = statement({
  text: nearSql({ table: 'transport.hazardous_store', as: 'h', selected: SELECTED }),
  columns: { key: text(), ...COLUMNS },
  parameters: NEAR_PARAMETERS,
});

async function storesNear(
  { reader, told }: Source,
  args: NearArgs,
  cells: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, ReadonlyArray<StoreRow>>> {
  const rows = await reader.query(STORES_NEAR, nearValues(args, cells, told));
  const groups = groupBy(rows, (row) => row.key);
  return new Map([...groups].map(([cell, group]) => [cell, group.map(published(told))]));
}

function published(told: DisclosedPrecision): (row: StoredStore) => StoreRow {
  return ({ district_code, cell, disclosed_resolution, water_body_code, ...rest }) => ({
    ...rest,
    district: { code: district_code },
    place: disclosedPlace({ cell, disclosed_resolution }, told),
    waterBody: water_body_code === null ? null : { code: water_body_code },
  });
}
