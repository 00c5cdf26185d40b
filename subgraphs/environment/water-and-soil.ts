import {
  drinkingWaterSources,
  DrinkingWaterSourceResolver,
} from './drinking-water-source.resolver';
import { DrinkingWaterSource } from './drinking-water-source.type';
import { fluxSectionReference, FluxSectionResolver, fluxSections } from './flux-section.resolver';
import { FluxSection } from './flux-section.type';
import { outlets } from './outlet.resolver';
import type { EnvironmentPart } from './part';
import {
  DistrictPollutionResolver,
  pollutionSourceReference,
  PollutionSourceResolver,
} from './pollution-source.resolver';
import { PollutionSource } from './pollution-source.type';
import { soilRiskResolver } from '../../shared/monitoring/soil-risk.resolver';
import { DistrictSoilResolver, soilPoints } from './soil-point.resolver';
import { SoilPointMetals } from './soil-point.type';
import {
  SurfaceWaterSectionResolver,
  surfaceWaterSections,
} from './surface-water-section.resolver';
import { SurfaceWaterSection } from './surface-water-section.type';
import { surfaceWaterFeed } from './surface-water.feed';
import { waterAndSoilLoaders } from './water-and-soil-loaders';
import { simulateWaterAndSoil } from './water-and-soil-simulation';
import { assessedWater, targetedWater } from './water-assessed.resolver';
import {
  BiotoxicityStationResolver,
  biotoxicityStations,
  groundwaterPoints,
  transferParkPoints,
} from './water-points.resolver';
import { TransferParkPoint } from './water-points.type';

const TARGETED = [SurfaceWaterSection, FluxSection, DrinkingWaterSource];

/** Waters, soil and pollution sources of the bureau. */
export const waterAndSoil: EnvironmentPart = {
  publications: [
    surfaceWaterSections,
    fluxSections,
    drinkingWaterSources,
    transferParkPoints,
    biotoxicityStations,
    groundwaterPoints,
    soilPoints,
    outlets,
  ],
  resolvers: [
    SurfaceWaterSectionResolver,
    FluxSectionResolver,
    DrinkingWaterSourceResolver,
    BiotoxicityStationResolver,
    soilRiskResolver(SoilPointMetals),
    DistrictSoilResolver,
    PollutionSourceResolver,
    DistrictPollutionResolver,
    ...TARGETED.map(targetedWater),
    ...[...TARGETED, TransferParkPoint].map(assessedWater),
  ],
  types: [PollutionSource],
  references: { FluxSection: fluxSectionReference, PollutionSource: pollutionSourceReference },
  feeds: [surfaceWaterFeed],
  loaders: waterAndSoilLoaders,
  simulate: simulateWaterAndSoil,
};
