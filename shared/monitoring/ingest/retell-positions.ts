import type { Transaction } from '../../data/database';
import { storedCell, type PrecisionOf } from '../stations/told-position';

/**
 * Tells the positions of a department's stations anew where they are not told as finely as it says now:
 * a kind may have become one that is hidden better.
 */
export async function retellPositions(
  transaction: Transaction,
  department: string,
  precisionOf: PrecisionOf,
): Promise<void> {
  const [found] = await transaction.query<{ has: boolean }>(
    'select to_regclass($1) is not null as has',
    [`${department}.station`],
  );
  if (!found?.has) return;
  const stations = await transaction.query<PlacedStation>(
    `select id, kind, cell, told_resolution from ${department}.station where cell is not null`,
  );
  const changed = stations
    .filter(({ kind, told_resolution }) => told_resolution !== precisionOf(kind))
    .map(({ id, kind, cell }) => ({ id, ...storedCell(cell, precisionOf(kind)) }));
  if (changed.length === 0) return;
  await transaction.query(
    `update ${department}.station t set told_resolution = p.told_resolution, told_cell = p.told_cell, cell_centres = p.cell_centres
     from json_populate_recordset(null::${department}.station, $1) p where p.id = t.id`,
    [JSON.stringify(changed)],
  );
}

interface PlacedStation {
  readonly id: string;
  readonly kind: string;
  readonly cell: string;
  readonly told_resolution: number | null;
}
