import type { Reader } from '../data/database';
import { groupBy, keyedBy } from '../data/keyed';
import { RiverGateError } from '../errors/rivergate-error';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../graphql/connection';
import type { YearlyRow, YearlyStatements } from './yearly-statements';

/** Filters of a list of yearly figures; null: no filter. */
export interface YearlyFilter {
  readonly years: ReadonlyArray<number> | null;
  readonly district: string | null;
}

/**
 * Figures by district and year, newest year first; one statement for all districts.
 */
export interface YearlyLoaders<Row extends YearlyRow> {
  /** Returns the figures of these years, or of the newest three years that the district has. */
  ofDistrict(years: ReadonlyArray<number> | null, district: string): Promise<ReadonlyArray<Row>>;
  page(request: PageRequest, filter: YearlyFilter): Promise<Page<Row>>;
}

/** Creates the loaders of one request over the statements of one table. */
export function yearlyLoaders<Row extends YearlyRow>(
  reader: Reader,
  statements: YearlyStatements<Row>,
): YearlyLoaders<Row> {
  const ofDistricts = keyedBy(
    async (years: ReadonlyArray<number> | null, districts: ReadonlyArray<string>) => {
      const rows = await reader.query(statements.ofDistricts, [districts, years]);
      return groupBy(rows, (row) => row.district_code);
    },
  );
  return {
    ofDistrict: async (years, district) => (await ofDistricts(years, district)) ?? [],
    page: (request, filter) => yearlyPage({ reader, statements }, request, filter),
  };
}

interface Source<Row extends YearlyRow> {
  readonly reader: Reader;
  readonly statements: YearlyStatements<Row>;
}

async function yearlyPage<Row extends YearlyRow>(
  { reader, statements }: Source<Row>,
  request: PageRequest,
  { district, years }: YearlyFilter,
): Promise<Page<Row>> {
  const key = keyParts(keyOfCursor(request.after));
  const values = [district, years, ...key, request.first + 1] as const;
  const rows = await reader.query(statements.page, values);
  const count = async () => {
    const [found] = await reader.query(statements.count, [district, years]);
    return found?.count ?? 0;
  };
  return pageOf(rows, request, { keyOf: (row) => row.key, count });
}

function keyParts(key: string | null): [number | null, string, string] {
  if (key === null) return [null, '', ''];
  const [year = '', district = '', within = ''] = key.split('|');
  if (!/^\d{1,4}$/.test(year)) {
    throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of this list.');
  }
  return [Number(year), district, within];
}
