import type { Reader } from '../../data/database';

/** Whether a department has announced a station of this id; for roles that are `station_finder`. */
export async function isAnnounced(
  reader: Reader,
  department: string,
  stationId: string,
): Promise<boolean> {
  const found = await reader.query(
    'select 1 from reference.station_ref where department = $1 and station_id = $2',
    [department, stationId],
  );
  return found.length > 0;
}
