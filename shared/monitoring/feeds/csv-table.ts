import { RiverGateError } from '../../errors/rivergate-error';

/** Required form of a CSV file. */
export interface CsvShape {
  /** Required columns, in any order; other columns are allowed. */
  readonly columns: ReadonlyArray<string>;
  /** Whether the file has no header line; `columns` are then all its columns in order. */
  readonly headless?: boolean;
}

/** The columns of a table. */
export interface ColumnPlaces {
  /** Names as written; unnamed ones at the end are left out. */
  readonly columns: ReadonlyArray<string>;
  /**
   * Returns the place of a column, from 0; undefined if there is none. Throws
   * IMPORT_COLUMNS_AMBIGUOUS if two columns have its name.
   */
  readonly placeOf: (column: string) => number | undefined;
}

/**
 * The name by which columns are compared: full-width and compatibility forms as plain ones (NFKC),
 * without invisible characters and outer blanks.
 */
export function plainColumn(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
}

/**
 * Opens the columns of a table. Throws IMPORT_INPUT_INVALID if a required one is missing, and
 * IMPORT_COLUMNS_AMBIGUOUS if one occurs twice; names that differ only in case count as one name.
 */
export function columnPlaces(
  names: ReadonlyArray<string>,
  wanted: ReadonlyArray<string>,
): ColumnPlaces {
  const columns = withoutUnnamedEnd(names);
  const plain = columns.map(plainColumn);
  const folded = plain.map((name) => name.toLowerCase());
  const places = new Map<string, number | undefined>();
  const find = (column: string): number | undefined => {
    const name = plainColumn(column);
    const twins = folded.flatMap((one, at) => (one === name.toLowerCase() ? [at] : []));
    const at = plain.indexOf(name);
    if (at >= 0 && twins.length > 1) throw ambiguous(column, twins, columns);
    return at < 0 ? undefined : at;
  };
  const placeOf = (column: string): number | undefined => {
    const known = places.get(column);
    if (known !== undefined || places.has(column)) return known;
    const found = find(column);
    places.set(column, found);
    return found;
  };
  const missing = wanted.filter((column) => placeOf(column) === undefined);
  if (missing.length > 0) throw lacking(missing, columns);
  return { columns, placeOf };
}

function withoutUnnamedEnd(names: ReadonlyArray<string>): ReadonlyArray<string> {
  const last = names.findLastIndex((name) => plainColumn(name) !== '');
  return names.slice(0, last + 1);
}

function ambiguous(
  column: string,
  places: ReadonlyArray<number>,
  names: ReadonlyArray<string>,
): RiverGateError {
  const listed = places.map((at) => `"${names[at] ?? ''}" in place ${String(at + 1)}`).join(', ');
  return new RiverGateError(
    'IMPORT_COLUMNS_AMBIGUOUS',
    `The column ${column} occurs ${String(places.length)} times: ${listed}; which one is meant is not known (列名重复).`,
    { stage: 'PARSE', column },
  );
}

function lacking(missing: ReadonlyArray<string>, names: ReadonlyArray<string>): RiverGateError {
  return new RiverGateError(
    'IMPORT_INPUT_INVALID',
    `The first line lacks the columns ${missing.join(', ')}; it has: ${names.join(', ').slice(0, 300)}.`,
    { stage: 'PARSE' },
  );
}
