import type { Reader } from '../../data/database';
import { bool, text } from '../../data/sql-type';
import { statement } from '../../data/statement';

/**
 * Returns whether a department has announced a station with this id; the role must be a member of
 * `station_finder`.
 */
export async function isAnnounced(
  reader: Reader,
  department: string,
  stationId: string,
): Promise<boolean> {
  const [found] = await reader.query(STATION_IS_ANNOUNCED, [department, stationId]);
  return found?.is ?? false;
}

/** Selects whether the register of stations contains a station. */
export const STATION_IS_ANNOUNCED = statement({
  text: `select exists (select from reference.station_ref where department = $1 and station_id = $2) as is`,
  columns: { is: bool() },
  parameters: [text(), text()],
});
