import type { Reader } from '../../shared/data/database';
import { groupBy, indexBy, keyed, keyedBy } from '../../shared/data/keyed';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../../shared/graphql/connection';
import { centreOf, distanceKmSql } from '../../shared/monitoring/place';

/** A store under its published names. */
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
  readonly place: { readonly cell: string };
  readonly waterBody: { readonly code: string } | null;
  readonly provenance: string;
}

/** A chemical under its published names. */
export interface ChemicalRow {
  readonly storeId: string;
  readonly unNumber: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly hazardClass: string;
  readonly quantity: number;
  readonly reportedOn: string;
}

/** What narrows the list of stores; null: not at all. */
export interface StoreFilter {
  readonly district: string | null;
  readonly unNumber: string | null;
}

/** What is asked around a place. */
export interface StoresNearArgs {
  readonly withinKm: number;
  readonly first: number;
}

/** Stores of hazardous chemicals; one statement for all keys asked alike. */
export interface StoreLoaders {
  byId(id: string): Promise<StoreRow | undefined>;
  page(request: PageRequest, filter: StoreFilter): Promise<Page<StoreRow>>;
  /** Around the centre of a cell, nearest first. */
  near(args: StoresNearArgs, cell: string): Promise<ReadonlyArray<StoreRow>>;
  /** How many lie in a district. */
  count(district: string): Promise<number>;
  /** What a store holds, by UN number. */
  chemicals(storeId: string): Promise<ReadonlyArray<ChemicalRow>>;
}

/** Makes the loaders of one request. */
export function storeLoaders(reader: Reader): StoreLoaders {
  const byId = keyed(async (ids: ReadonlyArray<string>) => {
    const rows = await reader.query<StoredStore>(
      `select ${COLUMNS} from transport.hazardous_store h where h.id = any($1)`,
      [ids],
    );
    return indexBy(rows.map(published), (row) => row.id);
  });
  const near = keyedBy((args: StoresNearArgs, cells: ReadonlyArray<string>) =>
    storesNear(reader, args, cells),
  );
  const counts = keyed(async (districts: ReadonlyArray<string>) => {
    const rows = await reader.query<{ readonly code: string; readonly count: number }>(
      `select district_code as code, count(*) from transport.hazardous_store
       where district_code = any($1) group by district_code`,
      [districts],
    );
    return new Map(rows.map(({ code, count }) => [code, count]));
  });
  const chemicals = keyed(async (ids: ReadonlyArray<string>) => {
    const rows = await reader.query<ChemicalRow>(CHEMICALS, [ids]);
    return groupBy(rows, ({ storeId }) => storeId);
  });
  return {
    byId: (id) => byId.load(id),
    page: (request, filter) => storePage(reader, request, filter),
    near: async (args, cell) => (await near(args, cell)) ?? [],
    count: async (district) => (await counts.load(district)) ?? 0,
    chemicals: async (storeId) => (await chemicals.load(storeId)) ?? [],
  };
}

type StoredStore = Omit<StoreRow, 'district' | 'place' | 'waterBody'> & {
  readonly district_code: string;
  readonly cell: string;
  readonly water_body_code: string | null;
};

const COLUMNS = `h.id, h.name_zh as "nameZh", h.name_en as "nameEn", h.port_zh as port, h.storage_kind as "storageKind",
  h.capacity_t as capacity, h.licence, h.licence_valid_until as "licenceValidUntil", h.district_code, h.cell,
  h.water_body_code, h.provenance`;

const CHEMICALS = `select store_id as "storeId", un_number as "unNumber", name_zh as "nameZh", name_en as "nameEn",
  hazard_class as "hazardClass", quantity_t as quantity, reported_on as "reportedOn"
from transport.hazardous_chemical where store_id = any($1) order by store_id, un_number`;

const NARROWED = `($1::text is null or h.district_code = $1) and ($2::text is null or exists (
  select from transport.hazardous_chemical c where c.store_id = h.id and c.un_number = $2))`;

async function storePage(
  reader: Reader,
  request: PageRequest,
  { district, unNumber }: StoreFilter,
): Promise<Page<StoreRow>> {
  const rows = await reader.query<StoredStore>(
    `select ${COLUMNS} from transport.hazardous_store h
     where ${NARROWED} and ($3::text is null or h.id > $3) order by h.id limit $4`,
    [district, unNumber, keyOfCursor(request.after), request.first + 1],
  );
  const count = async () => {
    const [found] = await reader.query<{ readonly count: number }>(
      `select count(*) from transport.hazardous_store h where ${NARROWED}`,
      [district, unNumber],
    );
    return found?.count ?? 0;
  };
  return pageOf(rows.map(published), request, { keyOf: (row) => row.id, count });
}

const DISTANCE = distanceKmSql(
  { latitude: 'h.latitude_deg', longitude: 'h.longitude_deg' },
  { latitude: 'wanted.latitude', longitude: 'wanted.longitude' },
);

const NEAR = `select wanted.key, h.* from unnest($1::text[], $2::double precision[], $3::double precision[]) wanted (key, latitude, longitude)
cross join lateral (
  select ${COLUMNS}, ${DISTANCE} as distance_km from transport.hazardous_store h
  where ${DISTANCE} <= $4 order by distance_km, h.id limit $5
) h order by wanted.key, h.distance_km, h.id`;

async function storesNear(
  reader: Reader,
  { withinKm, first }: StoresNearArgs,
  cells: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, ReadonlyArray<StoreRow>>> {
  const centres = cells.map(centreOf);
  const rows = await reader.query<StoredStore & { readonly key: string }>(NEAR, [
    cells,
    centres.map(({ latitude }) => latitude),
    centres.map(({ longitude }) => longitude),
    withinKm,
    first,
  ]);
  const groups = groupBy(rows, (row) => row.key);
  return new Map([...groups].map(([cell, group]) => [cell, group.map(published)]));
}

function published(row: StoredStore): StoreRow {
  const { district_code, cell, water_body_code, ...rest } = row;
  return {
    ...rest,
    district: { code: district_code },
    place: { cell },
    waterBody: water_body_code === null ? null : { code: water_body_code },
  };
}
