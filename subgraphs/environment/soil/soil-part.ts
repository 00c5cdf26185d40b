import { soilRiskResolver } from '../../../shared/monitoring/assessment/soil-risk.resolver';
import type { EnvironmentPart } from '../part';
import { DistrictSoilResolver } from './district-soil.resolver';
import { soilLoaders } from './soil-loaders';
import { soilPoints } from './soil-point.station';
import { SoilPointMetals } from './soil-point.type';
import { simulateSoil } from './soil-simulation';

/** Soil: its networks and feeds at the bureau. */
export const soil: EnvironmentPart = {
  publications: [soilPoints],
  resolvers: [soilRiskResolver(SoilPointMetals), DistrictSoilResolver],
  loaders: soilLoaders,
  simulations: [simulateSoil],
};
