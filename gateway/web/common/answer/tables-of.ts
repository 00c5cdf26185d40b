/** The value of a cell. */
export type Cell = string | number | boolean | null;

/** A list of the answer as a table. */
export interface Table {
  /** Its path in the answer: `district.waterStations.nodes`. */
  readonly path: string;
  readonly columns: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<Readonly<Record<string, Cell>>>;
}

type Row = Record<string, Cell>;

/**
 * The rows found at a path, and the names of members that are an object or a list of objects in
 * some row.
 */
interface Found {
  readonly rows: Row[];
  readonly nested: Set<string>;
}
type Rows = Map<string, Found>;

/**
 * Column with the name of the object that the row belongs to: the nearest enclosing object with a
 * name.
 */
export const OF = '↑';

/**
 * Returns a table for every list of objects in an answer, and for every object of parallel lists (a
 * series). Lists under the rows of another list become one table, whose rows name the object they
 * belong to.
 */
export function tablesOf(data: unknown): ReadonlyArray<Table> {
  const found: Rows = new Map();
  walk(data, { path: '', of: null }, found);
  return [...found].map(([path, one]) => ({ path, columns: columnsOf(one), rows: one.rows }));
}

interface Here {
  readonly path: string;
  readonly of: string | null;
}

function walk(value: unknown, here: Here, found: Rows): void {
  const objects = (Array.isArray(value) ? value : []).filter(isObject);
  const plain = objects.filter((item) => seriesIn(item) === null);
  if (plain.length > 0)
    add(
      found,
      here,
      plain.map((item) => flat(item, nestedAt(found, here))),
    );
  for (const item of isObject(value) ? [value] : objects) {
    const columns = seriesIn(item);
    if (columns) add(found, { ...here, of: nameOfSeries(item, here.of) }, columns);
    else walkInto(item, here, found);
  }
}

/** Several series of one station differ by indicator, depth and kind of day. */
function nameOfSeries(series: Record<string, unknown>, of: string | null): string | null {
  const { indicator, depth, dayKind } = series;
  const { symbol = null } = isObject(indicator) ? indicator : {};
  const said = [of, nameOf(isObject(indicator) ? indicator : {}) ?? symbol, depth, dayKind];
  return said.filter((one) => typeof one === 'string').join(' · ') || null;
}

function walkInto(value: Record<string, unknown>, { path, of }: Here, found: Rows): void {
  const name = nameOf(value) ?? of;
  for (const [key, inner] of Object.entries(value))
    walk(inner, { path: path ? `${path}.${key}` : key, of: name }, found);
}

function add(found: Rows, { path, of }: Here, rows: ReadonlyArray<Row>): void {
  const before = foundAt(found, path);
  for (const row of rows) before.rows.push(of === null ? row : { [OF]: of, ...row });
}

function nestedAt(found: Rows, { path }: Here): Set<string> {
  return foundAt(found, path).nested;
}

function foundAt(found: Rows, path: string): Found {
  const known = found.get(path) ?? { rows: [], nested: new Set<string>() };
  found.set(path, known);
  return known;
}

/** The rows of an object with a list `times` and other lists of the same length. */
function seriesIn(value: Record<string, unknown>): ReadonlyArray<Row> | null {
  const { times } = value;
  if (!Array.isArray(times)) return null;
  const lists = Object.entries(value).filter(
    (entry): entry is [string, unknown[]] =>
      Array.isArray(entry[1]) && entry[1].length === times.length,
  );
  return times.map((_, at) =>
    Object.fromEntries(lists.map(([key, list]) => [key, cellOf(list[at])])),
  );
}

/**
 * Flattens an object's values and those of objects within it into a row; its lists of objects
 * become tables of their own. Names of objects and of lists of objects are added to `nested`. An
 * empty list becomes null.
 */
function flat(value: Record<string, unknown>, nested: Set<string>): Row {
  const row: Row = {};
  for (const [key, inner] of Object.entries(value)) {
    const isNested = isObject(inner) || (Array.isArray(inner) && inner.some(isObject));
    if (isNested) nested.add(key);
    if (isObject(inner)) {
      if (seriesIn(inner)) continue;
      const deeper = new Set<string>();
      for (const [deep, cell] of Object.entries(flat(inner, deeper))) row[`${key}.${deep}`] = cell;
      for (const deep of deeper) nested.add(`${key}.${deep}`);
    } else if (!Array.isArray(inner)) row[key] = cellOf(inner);
    else if (!isNested) row[key] = inner.length === 0 ? null : inner.join(', ');
  }
  return row;
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return value === undefined ? null : String(value);
}

function nameOf(value: Record<string, unknown>): string | null {
  const { nameZh, nameEn, title, code, id } = value;
  const name = [nameZh, nameEn, title, code, id].find((one) => typeof one === 'string');
  return typeof name === 'string' ? name : null;
}

/**
 * The columns of the rows. A member that is an object in some rows and null in others is no column
 * itself; only its own members are.
 */
function columnsOf({ rows, nested }: Found): ReadonlyArray<string> {
  const columns = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...columns].filter((column) => !nested.has(column));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
