import type { Reader } from '../data/database';
import { groupBy, keyedBy } from '../data/keyed';
import { RiverGateError } from '../errors/rivergate-error';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../graphql/connection';

/** A table of figures by district and year. */
export interface YearlyTable {
  /** Schema-qualified; it has the columns `district_code` and `year`. */
  readonly table: string;
  /** The further column of its key; absent: district and year are the key. */
  readonly within?: string;
}

/** What every row of a yearly table has. */
export interface YearlyRow {
  readonly district_code: string;
  readonly year: number;
}

/** What narrows a list of yearly figures; null: not at all. */
export interface YearlyFilter {
  readonly years: ReadonlyArray<number> | null;
  readonly district: string | null;
}

/** Figures by district and year, newest year first; one statement for all districts asked alike. */
export interface YearlyLoaders<Row extends YearlyRow> {
  /** Those of the years, or of the newest three that a district has. */
  ofDistrict(years: ReadonlyArray<number> | null, district: string): Promise<ReadonlyArray<Row>>;
  page(request: PageRequest, filter: YearlyFilter): Promise<Page<Row>>;
}

/** Makes the loaders of one request over one table. */
export function yearlyLoaders<Row extends YearlyRow>(
  reader: Reader,
  table: YearlyTable,
): YearlyLoaders<Row> {
  const within = table.within ? `t.${table.within}` : "''::text";
  const ofDistricts = keyedBy(
    async (years: ReadonlyArray<number> | null, districts: ReadonlyArray<string>) => {
      const rows = await reader.query<Stored<Row>>(
        `select to_jsonb(t) as stored from (
           select t.*, dense_rank() over (partition by t.district_code order by t.year desc) as age
           from ${table.table} t
           where t.district_code = any($1) and ($2::int[] is null or t.year = any($2))
         ) t where $2::int[] is not null or t.age <= 3
         order by t.district_code, t.year desc, ${within}`,
        [districts, years],
      );
      return groupBy(rows.map(storedOf), (row) => row.district_code);
    },
  );
  return {
    ofDistrict: async (years, district) => (await ofDistricts(years, district)) ?? [],
    page: (request, filter) => yearlyPage<Row>({ reader, table, within }, request, filter),
  };
}

interface Stored<Row> {
  readonly stored: Row;
}

function storedOf<Row>({ stored }: Stored<Row>): Row {
  return stored;
}

interface Source {
  readonly reader: Reader;
  readonly table: YearlyTable;
  /** SQL of the last part of the key. */
  readonly within: string;
}

const NARROWED = `($1::text is null or t.district_code = $1) and ($2::int[] is null or t.year = any($2))`;

async function yearlyPage<Row extends YearlyRow>(
  { reader, table, within }: Source,
  request: PageRequest,
  { district, years }: YearlyFilter,
): Promise<Page<Row>> {
  const key = keyParts(keyOfCursor(request.after));
  const rows = await reader.query<Stored<Row> & { readonly key: string }>(
    `select to_jsonb(t) as stored, concat_ws('|', t.year, t.district_code, ${within}) as key
     from ${table.table} t
     where ${NARROWED} and ($3::int is null or (-t.year, t.district_code, ${within}) > (-$3::int, $4, $5))
     order by t.year desc, t.district_code, ${within} limit $6`,
    [district, years, ...key, request.first + 1],
  );
  const count = async () => {
    const [found] = await reader.query<{ count: number }>(
      `select count(*) from ${table.table} t where ${NARROWED}`,
      [district, years],
    );
    return found?.count ?? 0;
  };
  const keys = new Map(rows.map(({ stored, key: own }) => [stored, own]));
  return pageOf(rows.map(storedOf), request, { keyOf: (row) => keys.get(row) ?? '', count });
}

function keyParts(key: string | null): [number | null, string, string] {
  if (key === null) return [null, '', ''];
  const [year = '', district = '', within = ''] = key.split('|');
  if (!/^\d{1,4}$/.test(year)) {
    throw new RiverGateError('CURSOR_INVALID', 'after wants a cursor of this list.');
  }
  return [Number(year), district, within];
}
