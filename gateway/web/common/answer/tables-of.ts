/** What a cell holds. */
export type Cell = string | number | boolean | null;

/** A list of the answer as a table. */
export interface Table {
  /** Where it stands: `district.waterStations.nodes`. */
  readonly path: string;
  readonly columns: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<Readonly<Record<string, Cell>>>;
}

type Row = Record<string, Cell>;
type Rows = Map<string, Row[]>;

/** Column that names what the row belongs to: the nearest object around it that has a name. */
export const OF = '↑';

/**
 * Every list of objects in an answer, and every object of parallel lists (a series), each a table; lists
 * under the rows of another list are one table, each row told apart by what it belongs to.
 */
export function tablesOf(data: unknown): ReadonlyArray<Table> {
  const found: Rows = new Map();
  walk(data, { path: '', of: null }, found);
  return [...found].map(([path, rows]) => ({ path, columns: columnsOf(rows), rows }));
}

interface Here {
  readonly path: string;
  readonly of: string | null;
}

function walk(value: unknown, here: Here, found: Rows): void {
  const objects = (Array.isArray(value) ? value : []).filter(isObject);
  const plain = objects.filter((item) => seriesIn(item) === null);
  if (plain.length > 0) add(found, here, plain.map(flat));
  for (const item of isObject(value) ? [value] : objects) {
    const columns = seriesIn(item);
    if (columns) add(found, { ...here, of: nameOfSeries(item, here.of) }, columns);
    else walkInto(item, here, found);
  }
}

/** Several series of one station differ by indicator and depth. */
function nameOfSeries(series: Record<string, unknown>, of: string | null): string | null {
  const { indicator, depth } = series;
  const { symbol = null } = isObject(indicator) ? indicator : {};
  const said = [of, nameOf(isObject(indicator) ? indicator : {}) ?? symbol, depth];
  return said.filter((one) => typeof one === 'string').join(' · ') || null;
}

function walkInto(value: Record<string, unknown>, { path, of }: Here, found: Rows): void {
  const name = nameOf(value) ?? of;
  for (const [key, inner] of Object.entries(value))
    walk(inner, { path: path ? `${path}.${key}` : key, of: name }, found);
}

function add(found: Rows, { path, of }: Here, rows: ReadonlyArray<Row>): void {
  const before = found.get(path) ?? [];
  for (const row of rows) before.push(of === null ? row : { [OF]: of, ...row });
  found.set(path, before);
}

/** The rows of an object with a list `times` and others as long. */
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

/** An object's own values and those of objects within it; its lists of objects are tables of their own. */
function flat(value: Record<string, unknown>): Row {
  const row: Row = {};
  for (const [key, inner] of Object.entries(value))
    if (isObject(inner)) {
      if (seriesIn(inner)) continue;
      for (const [deep, cell] of Object.entries(flat(inner))) row[`${key}.${deep}`] = cell;
    } else if (!Array.isArray(inner)) row[key] = cellOf(inner);
    else if (!inner.some(isObject)) row[key] = inner.join(', ');
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

function columnsOf(rows: ReadonlyArray<Row>): ReadonlyArray<string> {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
