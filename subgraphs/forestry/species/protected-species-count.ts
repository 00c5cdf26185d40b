import type { Provenance } from '../../../shared/monitoring/vocabulary';
import {
  LEAST_SUBJECTS,
  roundedDown,
  seesAllOf,
  settled,
  type Version,
} from '../../../shared/sharing/disclosure';
import type { RowLimits } from '../../../shared/sharing/row-limits';
import type { ProtectedSpeciesCount } from './protected-species-count.type';
import { ProtectionLevel } from './protected-species-record.type';

/**
 * A sighting of a protected species. Its subject is the place: the cell of the H3 grid, or the
 * protected area if the cell is not noted. Records without either count as one place.
 *
 * The place must be protected, and a cell has the finest resolution that is ever disclosed. Records
 * are unsuitable as subjects, because one animal that is observed all year produces twelve.
 * Protected areas are unsuitable, too: few districts have five, so almost nothing would be
 * published.
 */
export interface ProtectedSighting extends Version {
  readonly level: string;
  readonly species: string;
  readonly provenance: string;
}

/** The requested district, and the caller's row limits for its records. */
export interface ProtectedCountsQuery {
  readonly district: string;
  readonly limits: RowLimits;
}

/**
 * Counts the protected species of each level in a district, for publication (`disclosure.ts`).
 * Levels without a published figure are listed, too, because their absence would reveal that there
 * are none.
 */
export function protectedSpeciesCounts(
  sightings: ReadonlyArray<ProtectedSighting>,
  { district, limits }: ProtectedCountsQuery,
): ReadonlyArray<ProtectedSpeciesCount> {
  const told = seesAllOf(limits, { district, from: null, before: null }) ? sightings : [];
  return Object.values(ProtectionLevel).map((level) =>
    countOf(level, settled(told.filter((one) => one.level === level))),
  );
}

function countOf(
  protectionLevel: ProtectionLevel,
  sightings: ReadonlyArray<ProtectedSighting>,
): ProtectedSpeciesCount {
  if (placesOf(sightings) < LEAST_SUBJECTS) return { protectionLevel, ...SUPPRESSED };
  const species = [...new Set(sightings.map((one) => one.species))].filter(
    (name) => placesOf(sightings.filter((one) => one.species === name)) >= LEAST_SUBJECTS,
  );
  return {
    protectionLevel,
    isSuppressed: false,
    species: species.length,
    records: roundedDown(sightings.length),
    provenance: [...new Set(sightings.map(({ provenance }) => provenance))] as Provenance[], // Guaranteed by the column's constraint.
  };
}

const SUPPRESSED = { isSuppressed: true, species: null, records: null, provenance: [] };

function placesOf(sightings: ReadonlyArray<ProtectedSighting>): number {
  return new Set(sightings.map(({ subject }) => subject)).size;
}
