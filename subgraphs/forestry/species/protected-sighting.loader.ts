import type { Reader } from '../../../shared/data/database';
import { groupBy, keyed } from '../../../shared/data/keyed';
import { float, list, nullable, present, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import type { ProtectedSighting } from './protected-species-count';

/** Every sighting of a protected species in a district, by the code of the district. */
export type ProtectedSightingLoader = (
  district: string,
) => Promise<ReadonlyArray<ProtectedSighting>>;

/** Creates the loader of one request: one statement for all districts. */
export function protectedSightingLoader(reader: Reader): ProtectedSightingLoader {
  const load = keyed(async (districts: ReadonlyArray<string>) => {
    const rows = await reader.query(PROTECTED_SIGHTINGS, [districts]);
    return groupBy(rows, ({ district }) => district);
  });
  return async (district) => (await load.load(district)) ?? [];
}

/** Sightings of protected species in districts. */
export const PROTECTED_SIGHTINGS = statement({
  text: `select district_code as district, protection_level as level, scientific_name as species,
  coalesce(cell, area_id, '') as subject, extract(epoch from recorded_at)::float8 as arrived,
  null::float8 as replaced, provenance
from forestry.species_record
where district_code = any($1) and protection_level is not null
order by district_code, provenance`,
  columns: {
    district: text(),
    level: present(text()),
    species: text(),
    subject: text(),
    arrived: float(),
    replaced: nullable(float()),
    provenance: text(),
  },
  parameters: [list(text())],
});
