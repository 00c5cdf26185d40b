import { cellAround } from '../../../shared/monitoring/stations/place';
import type { DisclosedPrecision } from '../../../shared/monitoring/stations/disclosed-position';
import type { SpeciesRecordRow } from './species-record.loader';

/** The published form of a record; place and level are published only for protected species. */
export function speciesRecord(row: SpeciesRecordRow) {
  return {
    id: row.id,
    areaId: row.area_id,
    scientificName: row.scientific_name,
    nameZh: row.name_zh,
    taxon: row.taxon,
    count: row.individuals,
    observedOn: row.observed_on,
    district: { code: row.district_code },
    provenance: row.provenance,
  };
}

/**
 * The published form of a record of a protected species, with its place at the disclosed
 * resolution.
 */
export function protectedSpeciesRecord(row: SpeciesRecordRow, { finest }: DisclosedPrecision) {
  return {
    ...speciesRecord(row),
    protectionLevel: row.protection_level,
    place: row.cell === null ? null : { cell: cellAround(row.cell, finest) },
  };
}
