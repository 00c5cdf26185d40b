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
 * That a protected species was seen at a place, its subject: the cell of the H3 grid or, where that is
 * not noted, the protected area. Records without either count as one place.
 *
 * The place is what has to be guarded, and a cell is at the finest resolution that is disclosed to
 * anybody. Records would not do: one animal that is watched through the year leaves twelve.
 * Protected areas would not do either: few districts have five of them, so that next to nothing
 * were ever told.
 */
export interface ProtectedSighting extends Version {
  readonly level: string;
  readonly species: string;
  readonly provenance: string;
}

/** What is asked of a district, and what the caller may see of its records. */
export interface ProtectedCountsQuery {
  readonly district: string;
  readonly limits: RowLimits;
}

/**
 * How many protected species of each level a district has, as far as it may be published
 * (`disclosure.ts`): levels without a published figure are listed, too, because their absence would
 * reveal that there is none.
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
    provenance: [...new Set(sightings.map(({ provenance }) => provenance))] as Provenance[], // The column's own constraint.
  };
}

const SUPPRESSED = { isSuppressed: true, species: null, records: null, provenance: [] };

function placesOf(sightings: ReadonlyArray<ProtectedSighting>): number {
  return new Set(sightings.map(({ subject }) => subject)).size;
}
