import type { LoaderFoundation } from '../../shared/monitoring/department-context';
import { yearlyLoaders, type YearlyLoaders } from '../../shared/monitoring/yearly-rows.loader';
import { ECOSYSTEM_SERVICES, type EcosystemServiceRow } from './years/ecosystem-service';
import { FOREST_COVER, type ForestCoverRow } from './years/forest-cover';
import { protectedAreaLoaders, type ProtectedAreaLoaders } from './areas/protected-area.loader';
import {
  protectedSightingLoader,
  type ProtectedSightingLoader,
} from './species/protected-sighting.loader';
import { speciesRecordLoaders, type SpeciesRecordLoaders } from './species/species-record.loader';

/** The loaders in `context.load` for the resolvers of forestry, for one request. */
export interface ForestryLoaders {
  readonly forestCover: YearlyLoaders<ForestCoverRow>;
  readonly ecosystemServices: YearlyLoaders<EcosystemServiceRow>;
  readonly protectedAreas: ProtectedAreaLoaders;
  readonly speciesRecords: SpeciesRecordLoaders;
  readonly protectedSightings: ProtectedSightingLoader;
}

/** Creates the loaders of one request. */
export function forestryLoaders({ readerOf, precisionIn }: LoaderFoundation): ForestryLoaders {
  const ecology = readerOf('forestry/forest-ecology');
  const areas = 'forestry/protected-areas';
  return {
    forestCover: yearlyLoaders(ecology, FOREST_COVER),
    ecosystemServices: yearlyLoaders(ecology, ECOSYSTEM_SERVICES),
    protectedAreas: protectedAreaLoaders(readerOf(areas), precisionIn(areas)),
    speciesRecords: speciesRecordLoaders(readerOf),
    protectedSightings: protectedSightingLoader(readerOf('forestry/species-records')),
  };
}
