import type { Reader } from '../../data/database';
import { bool, text } from '../../data/sql-type';
import { statement } from '../../data/statement';

/** Whether a department has announced a station of this id; for roles that are `station_finder`. */
export async function isAnnounced(
  reader: Reader,
  department: string,
  stationId: string,
): Promise<boolean> {
  const [found] = await reader.query(STATION_IS_ANNOUNCED, [department, stationId]);
  return found?.is ?? false;
}

/** Whether the register has a station. */
export const STATION_IS_ANNOUNCED = statement({
  text: `select exists (select from reference.station_ref where department = $1 and station_id = $2) as is`,
  columns: { is: bool() },
  parameters: [text(), text()],
});
