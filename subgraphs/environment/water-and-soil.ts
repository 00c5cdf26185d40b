import {
  drinkingWaterSources,
  DrinkingWaterSourceResolver,
} from './water/drinking-water-source.resolver';
import { DrinkingWaterSource } from './water/drinking-water-source.type';
import {
  fluxSectionReference,
  FluxSectionResolver,
  fluxSections,
} from './water/flux-section.resolver';
import { FluxSection } from './water/flux-section.type';
import { outlets } from './sources/outlet.resolver';
import type { EnvironmentPart } from './part';
import {
  DistrictPollutionResolver,
  pollutionSourceReference,
  PollutionSourceResolver,
} from './sources/pollution-source.resolver';
import { PollutionSource } from './sources/pollution-source.type';
import { soilRiskResolver } from '../../shared/monitoring/assessment/soil-risk.resolver';
import { DistrictSoilResolver, soilPoints } from './soil/soil-point.resolver';
import { SoilPointMetals } from './soil/soil-point.type';
import {
  SurfaceWaterSectionResolver,
  surfaceWaterSections,
} from './water/surface-water-section.resolver';
import { SurfaceWaterSection } from './water/surface-water-section.type';
import { surfaceWaterFeed } from './water/surface-water.feed';
import { waterAndSoilLoaders } from './water-and-soil-loaders';
import { simulateWaterAndSoil } from './water-and-soil-simulation';
import { assessedWater, targetedWater } from './water/water-assessed.resolver';
import {
  BiotoxicityStationResolver,
  biotoxicityStations,
  groundwaterPoints,
  transferParkPoints,
} from './water/water-points.resolver';
import { TransferParkPoint } from './water/water-points.type';

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
