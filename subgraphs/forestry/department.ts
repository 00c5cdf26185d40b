import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { datasets } from './datasets';
import { forestryLoaders } from './department-loaders';
import { ecoStations } from './eco.station';
import {
  DistrictEcosystemServiceResolver,
  EcosystemServiceQueries,
} from './years/ecosystem-service.resolver';
import { DistrictForestCoverResolver, ForestCoverQueries } from './years/forest-cover.resolver';
import { forestPlots } from './forest-plot.station';
import {
  DistrictProtectedAreaResolver,
  PlaceProtectedAreaResolver,
  ProtectedAreaQueries,
  protectedAreaReference,
} from './areas/protected-area.resolver';
import { ProtectedArea } from './areas/protected-area.type';
import {
  DistrictProtectedSpeciesResolver,
  ProtectedSpeciesQueries,
  ProtectedSpeciesRecordResolver,
} from './species/protected-species.resolver';
import { simulate } from './simulate';
import {
  AreaSpeciesRecordResolver,
  DistrictSpeciesRecordResolver,
  SpeciesRecordQueries,
  SpeciesRecordResolver,
} from './species/species-record.resolver';

const published = publishedTypes(
  'forestry',
  [forestPlots, ecoStations],
  [
    ForestCoverQueries,
    DistrictForestCoverResolver,
    EcosystemServiceQueries,
    DistrictEcosystemServiceResolver,
    ProtectedAreaQueries,
    DistrictProtectedAreaResolver,
    PlaceProtectedAreaResolver,
    SpeciesRecordQueries,
    AreaSpeciesRecordResolver,
    DistrictSpeciesRecordResolver,
    SpeciesRecordResolver,
    ProtectedSpeciesQueries,
    ProtectedSpeciesRecordResolver,
    DistrictProtectedSpeciesResolver,
  ],
);

export const department: Department = {
  name: 'forestry',
  titleZh: '市林业和园林局',
  titleEn: 'Municipal Forestry and Parks Bureau',
  steward: '市林业和园林局 资源管理岗',
  datasets,
  ...published,
  references: { ...published.references, [ProtectedArea.name]: protectedAreaReference },
  loaders: forestryLoaders,
  partition: 'month',
  dayOf: () => 'CALENDAR',
  feeds: [],
  simulate,
};
