import type { Transaction } from '../../data/database';
import { int, json, nullable, present, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { IS_THERE } from './partitions';
import { storedCell, type PrecisionOf } from '../stations/disclosed-position';

/**
 * Updates the disclosed positions of a department's stations to the current precision, because a
 * kind of station may now be disclosed more coarsely.
 */
export async function retellPositions(
  transaction: Transaction,
  department: string,
  precisionOf: PrecisionOf,
): Promise<void> {
  const [found] = await transaction.query(IS_THERE, [`${department}.station`]);
  if (!found?.known) return;
  const stations = await transaction.query(PLACED_STATIONS(department));
  const changed = stations
    .filter(({ kind, disclosed_resolution }) => disclosed_resolution !== precisionOf(kind))
    .map(({ id, kind, cell }) => ({ id, ...storedCell(cell, precisionOf(kind)) }));
  if (changed.length === 0) return;
  await transaction.query(DISCLOSE_POSITIONS(department), [JSON.stringify(changed)]);
}

/** Selects the stations with a known position. */
export const PLACED_STATIONS = statementFamily({
  text: (schema: string) =>
    `select id, kind, cell, disclosed_resolution from ${schema}.station where cell is not null`,
  columns: {
    id: text(),
    kind: text(),
    cell: present(text()),
    disclosed_resolution: nullable(int()),
  },
  examples: [[EXAMPLE_SCHEMA]],
});

/** Stores the resolution at which stations are disclosed. */
export const DISCLOSE_POSITIONS = statementFamily({
  text: (
    schema: string,
  ) => `update ${schema}.station t set disclosed_resolution = p.disclosed_resolution, disclosed_cell = p.disclosed_cell, cell_centres = p.cell_centres
     from json_populate_recordset(null::${schema}.station, $1) p where p.id = t.id`,
  parameters: [json<never>()],
  examples: [[EXAMPLE_SCHEMA]],
});
