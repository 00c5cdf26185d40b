import type { QueryRunner } from 'typeorm';

/** A table whose rows are limited. */
export interface LimitedTable {
  /** Schema-qualified. */
  readonly table: string;
  /** Whether its rows have a time, so that a period can limit them. */
  readonly isTimed: boolean;
  /** SQL over its columns: whether a row lies within the limits. */
  readonly shown: string;
}

/**
 * Limits the rows that a department's reader and writer see of one table, by the settings of
 * `row-bounds.ts`; an unset or empty setting shows no rows. The owner, which ingests by COPY, is
 * not limited. Executed migrations depend on this text: a change requires a new function and a new
 * migration.
 *
 * Nearly all reads are unlimited, so that case is checked first, once per statement instead of once
 * per row.
 */
export async function limitRows(
  db: QueryRunner,
  { table, isTimed, shown }: LimitedTable,
): Promise<void> {
  const [schema = ''] = table.split('.');
  await db.query(`
    alter table ${table} enable row level security;
    create policy row_limits on ${table} for select to ${schema}_reader, ${schema}_writer
      using ((select ${isTimed ? `${ALL_PLACES} and ${ALL_TIMES}` : ALL_PLACES}) or (${shown}))`);
}

const DISTRICTS = "current_setting('rivergate.districts', true)";
const SOURCES = "current_setting('rivergate.sources', true)";
const DATA_FROM = "current_setting('rivergate.data_from', true)";
const DATA_BEFORE = "current_setting('rivergate.data_before', true)";

/** SQL of whether a caller is limited to no places; null if it was never set. */
export const ALL_PLACES = `${DISTRICTS} = '*' and ${SOURCES} = '*'`;

/** SQL of whether a caller is limited to no period; null if it was never set. */
export const ALL_TIMES = `${DATA_FROM} = '-infinity' and ${DATA_BEFORE} = 'infinity'`;

/**
 * Columns with the district and the pollution source of a row; if a table lacks one, its rows are
 * hidden from callers who are limited by it.
 */
export interface PlaceColumns {
  /** Code of the row's district. */
  readonly district?: string;
  /** Array of codes: the row is shown to a caller who may see one of them. */
  readonly districts?: string;
  /** Id of the row's pollution source. */
  readonly source?: string;
}

/** SQL of whether a row's district and source are within the limits. */
export function inPlaces({ district, districts, source }: PlaceColumns): string {
  const codes = `string_to_array(${DISTRICTS}, ',')`;
  const inDistricts = [
    `${DISTRICTS} = '*'`,
    ...(district ? [`${district} = any (${codes})`] : []),
    ...(districts ? [`${districts} && ${codes}`] : []),
  ];
  const ofSources = [
    `${SOURCES} = '*'`,
    ...(source ? [`${source} = any (string_to_array(${SOURCES}, ','))`] : []),
  ];
  return `(${inDistricts.join(' or ')}) and (${ofSources.join(' or ')})`;
}

/** SQL of the start and the exclusive end of the readable period; null if never set. */
export const PERIOD = {
  from: `nullif(${DATA_FROM}, '')::timestamptz`,
  before: `nullif(${DATA_BEFORE}, '')::timestamptz`,
} as const;

/**
 * SQL of whether an interval is within the limits; an interval that has not ended ends at infinity.
 */
export function inPeriod(starts: string, ends: string): string {
  return `${starts} >= ${PERIOD.from} and ${ends} <= ${PERIOD.before}`;
}

/** SQL of the instant at which a day begins in Beijing. */
export function dayStart(day: string): string {
  return `(((${day})::timestamp - interval '8 hours') at time zone 'UTC')`;
}

/** SQL of the instant at which a year begins in Beijing. */
export function yearStart(year: string): string {
  return `((make_timestamp(${year}, 1, 1, 0, 0, 0) - interval '8 hours') at time zone 'UTC')`;
}
