import { cellToLatLng, cellToParent, getResolution } from 'h3-js';
import type { QueryRunner } from 'typeorm';

/** A table of things that lie somewhere: it has the columns `id` and `cell`. */
export interface PlacedTableV1 {
  /** Schema-qualified. */
  readonly table: string;
  /** Resolutions at which others than the owner are told it, by its column `kind`; absent: 7. */
  readonly coarse?: Readonly<Record<string, number>>;
}

const FINEST = 7;

/**
 * Stores beside each cell how finely others than the owner are told it, the cell they are told, and the
 * middle of each cell around it, version 1 (2026-11): distances rest on these alone, never on an exact
 * position. History depends on this text.
 */
export async function addToldPositionsV1(
  db: QueryRunner,
  { table, coarse = {} }: PlacedTableV1,
): Promise<void> {
  await db.query(`
    alter table ${table}
      add column told_resolution smallint,
      add column told_cell text,
      add column cell_centres double precision[]`);
  const kind = Object.keys(coarse).length === 0 ? 'null' : 'kind';
  const rows = (await db.query(
    `select id, cell, ${kind} as kind from ${table} where cell is not null`,
  )) as ReadonlyArray<PlacedRow>; // What was just selected.
  const placed = rows.map((row) => ({
    id: row.id,
    ...columnsOf(row.cell, coarse[row.kind ?? ''] ?? FINEST),
  }));
  await db.query(
    `update ${table} t set told_resolution = p.told_resolution, told_cell = p.told_cell, cell_centres = p.cell_centres
     from json_to_recordset($1) as p (id text, told_resolution int, told_cell text, cell_centres double precision[])
     where p.id = t.id`,
    [JSON.stringify(placed)],
  );
}

/** Takes the columns of version 1 away again. */
export async function dropToldPositionsV1(db: QueryRunner, table: string): Promise<void> {
  await db.query(
    `alter table ${table} drop column told_resolution, drop column told_cell, drop column cell_centres`,
  );
}

interface PlacedRow {
  readonly id: string;
  readonly cell: string;
  readonly kind: string | null;
}

function columnsOf(cell: string, toldResolution: number) {
  const around = (resolution: number) =>
    getResolution(cell) <= resolution ? cell : cellToParent(cell, resolution);
  return {
    told_resolution: toldResolution,
    told_cell: around(toldResolution),
    cell_centres: Array.from({ length: FINEST + 1 }, (_, at) => cellToLatLng(around(at))).flat(),
  };
}
