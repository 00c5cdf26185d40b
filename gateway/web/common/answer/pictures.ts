import { OF, type Table } from './tables-of';

/** A line of a chart: instants in milliseconds and values. */
export interface Line {
  readonly name: string;
  readonly points: ReadonlyArray<readonly [number, number | null]>;
  /** Points of the line whose quality is in doubt. */
  readonly doubts?: ReadonlyArray<readonly [number, number]>;
}

/** A point of a map, in degrees. */
export interface Spot {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Group that decides colour and shape. */
  readonly group?: string;
  /** Identifies the point when it is clicked. */
  readonly key?: string;
}

/** The numeric columns that can be drawn over time; empty if the table has no time. */
export function drawable(table: Table): ReadonlyArray<string> {
  const time = timeColumn(table);
  if (time === undefined) return [];
  return table.columns.filter(
    (column) =>
      !/(^|\.)(samples|censored|beyond|limits|longitude|latitude)$/.test(column) &&
      table.rows.some((row) => typeof row[column] === 'number'),
  );
}

/** A column over time, one line for each object that rows belong to. */
export function linesOf(table: Table, column: string): ReadonlyArray<Line> {
  const time = timeColumn(table) ?? '';
  const lines = new Map<string, Array<readonly [number, number | null]>>();
  for (const row of table.rows) {
    const value = row[column];
    const name = String(row[OF] ?? column);
    const points = lines.get(name) ?? [];
    points.push([Date.parse(String(row[time])), typeof value === 'number' ? value : null]);
    lines.set(name, points);
  }
  return [...lines].map(([name, points]) => ({
    name,
    points: points.sort(([one], [other]) => one - other),
  }));
}

/** The rows that have coordinates. */
export function spotsOf({ columns, rows }: Table): ReadonlyArray<Spot> {
  const latitudeIn = columns.find((column) => /(^|\.)latitude$/.test(column));
  if (latitudeIn === undefined) return [];
  const around = latitudeIn.replace(/latitude$/, '');
  return rows.flatMap((row) => {
    const [latitude, longitude] = [row[latitudeIn], row[`${around}longitude`]];
    if (typeof latitude !== 'number' || typeof longitude !== 'number') return [];
    return [
      { name: String(row['nameZh'] ?? row['nameEn'] ?? row['code'] ?? ''), latitude, longitude },
    ];
  });
}

/** The first column of instants or days with more than one value. */
function timeColumn({ columns, rows }: Table): string | undefined {
  return columns.find((column) => {
    const times = rows.map((row) => row[column]);
    return times.every(isTime) && new Set(times).size > 1;
  });
}

function isTime(cell: unknown): boolean {
  return typeof cell === 'string' && /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(cell);
}
