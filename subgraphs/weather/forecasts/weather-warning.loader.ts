import type { Reader } from '../../../shared/data/database';
import { groupBy, indexBy, keyed, keyedBy } from '../../../shared/data/keyed';
import { instant, int, list, nullable, text } from '../../../shared/data/sql-type';
import { statement, type RowOfColumns } from '../../../shared/data/statement';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  mappedPage,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';

/** The published form of a warning. */
export interface WarningRow {
  readonly id: string;
  readonly signal: string;
  readonly colour: string;
  readonly issuedAt: string;
  readonly liftedAt: string | null;
  readonly districts: ReadonlyArray<{ readonly code: string }>;
  readonly textZh: string;
  readonly textEn: string;
  readonly provenance: string;
}

/** Filters of the list of warnings; null: no filter. */
export interface WarningFilter {
  readonly from: string | null;
  readonly to: string | null;
  readonly signal: string | null;
  readonly colour: string | null;
  readonly district: string | null;
}

/** Warnings, one statement for all keys. */
export interface WarningLoaders {
  byId(id: string): Promise<WarningRow | undefined>;
  /** Newest first. */
  page(request: PageRequest, filter: WarningFilter): Promise<Page<WarningRow>>;
  /** Those in force in a district at an instant, newest first. */
  inForce(at: string, district: string): Promise<ReadonlyArray<WarningRow>>;
}

/**
 * Creates the loaders of one request. A caller limited to some districts sees only these in a
 * warning for several (null: all).
 */
export function warningLoaders(
  reader: Reader,
  visibleDistricts: ReadonlyArray<string> | null,
): WarningLoaders {
  const isShown = (code: string) => visibleDistricts?.includes(code) ?? true;
  const published = (row: StoredWarning) => publishedWarning(row, isShown);
  const byId = keyed(async (ids: ReadonlyArray<string>) => {
    const rows = await reader.query(WARNINGS_BY_ID, [ids]);
    return indexBy(rows.map(published), (row) => row.id);
  });
  const inForce = keyedBy(async (at: string, districts: ReadonlyArray<string>) => {
    const rows = await reader.query(WARNINGS_IN_FORCE, [at, districts]);
    const groups = groupBy(rows, (row) => row.district);
    return new Map([...groups].map(([code, group]) => [code, group.map(published)]));
  });
  return {
    byId: (id) => byId.load(id),
    page: async (request, filter) => {
      // A hidden district has no warnings for the caller, even if the same warning is visible for
      // another district.
      const isHidden = filter.district !== null && !isShown(filter.district);
      const narrowed = isHidden ? { ...filter, district: NO_DISTRICT } : filter;
      return mappedPage(await warningPage(reader, request, narrowed), published);
    },
    inForce: async (at, district) =>
      isShown(district) ? ((await inForce(at, district)) ?? []) : [],
  };
}

const NO_DISTRICT = '';

const COLUMNS = {
  id: text(),
  signal: text(),
  colour: text(),
  issued_at: instant(),
  lifted_at: nullable(instant()),
  district_codes: list(text()),
  text_zh: text(),
  text_en: text(),
  provenance: text(),
} as const;

type StoredWarning = RowOfColumns<typeof COLUMNS>;

const SELECTED = Object.keys(COLUMNS)
  .map((name) => `w.${name}`)
  .join(', ');

/** Warnings of these ids. */
export const WARNINGS_BY_ID = statement({
  text: `select ${SELECTED} from weather.warning w where w.id = any($1)`,
  columns: COLUMNS,
  parameters: [list(text())],
});

/** Warnings in force at an instant in districts, newest first. */
export const WARNINGS_IN_FORCE = statement({
  text: `select wanted.district, ${SELECTED}
from unnest($2::text[]) wanted (district)
join weather.warning w on wanted.district = any(w.district_codes)
  and w.issued_at <= $1 and (w.lifted_at is null or w.lifted_at > $1)
order by w.issued_at desc, w.id desc`,
  columns: { district: text(), ...COLUMNS },
  parameters: [instant(), list(text())],
});

const MATCHES_CRITERIA = `($1::timestamptz is null or w.lifted_at is null or w.lifted_at > $1)
  and ($2::timestamptz is null or w.issued_at < $2) and ($3::text is null or w.signal = $3)
  and ($4::text is null or w.colour = $4) and ($5::text is null or $5 = any(w.district_codes))`;

const GUARDED = [
  nullable(instant()),
  nullable(instant()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
] as const;

/** The warnings after a position in their list, newest first. */
export const WARNING_PAGE = statement({
  text: `select ${SELECTED} from weather.warning w
     where ${MATCHES_CRITERIA} and ($6::timestamptz is null or (w.issued_at, w.id) < ($6, $7))
     order by w.issued_at desc, w.id desc limit $8`,
  columns: COLUMNS,
  parameters: [...GUARDED, nullable(instant()), nullable(text()), int()],
});

/** The number of warnings. */
export const WARNING_COUNT = statement({
  text: `select count(*) from weather.warning w where ${MATCHES_CRITERIA}`,
  columns: { count: int() },
  parameters: GUARDED,
});

async function warningPage(
  reader: Reader,
  request: PageRequest,
  { from, to, signal, colour, district }: WarningFilter,
): Promise<Page<StoredWarning>> {
  const narrowing = [from, to, signal, colour, district] as const;
  const rows = await reader.query(WARNING_PAGE, [
    ...narrowing,
    ...keyParts(keyOfCursor(request.after)),
    request.first + 1,
  ]);
  const count = async () => {
    const [found] = await reader.query(WARNING_COUNT, narrowing);
    return found?.count ?? 0;
  };
  return pageOf(rows, request, { keyOf: (row) => `${row.issued_at}|${row.id}`, count });
}

function keyParts(key: string | null): [string | null, string | null] {
  if (key === null) return [null, null];
  const [issuedAt = '', id = ''] = key.split('|');
  if (Number.isNaN(Date.parse(issuedAt)) || id === '') {
    throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of `weatherWarnings`.');
  }
  return [issuedAt, id];
}

function publishedWarning(row: StoredWarning, isShown: (code: string) => boolean): WarningRow {
  return {
    id: row.id,
    signal: row.signal,
    colour: row.colour,
    issuedAt: row.issued_at,
    liftedAt: row.lifted_at,
    districts: row.district_codes.filter(isShown).map((code) => ({ code })),
    textZh: row.text_zh,
    textEn: row.text_en,
    provenance: row.provenance,
  };
}
