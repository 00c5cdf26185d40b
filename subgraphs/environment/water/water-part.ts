import type { EnvironmentPart } from '../part';
import { biotoxicityStations } from './biotoxicity.station';
import { simulateBiotoxicity } from './biotoxicity-simulation';
import { simulateDrinkingWater } from './drinking-water-simulation';
import { drinkingWaterSources } from './drinking-water-source.station';
import { fluxSectionReference, FluxSectionResolver } from './flux-section.resolver';
import { fluxSections } from './flux-section.station';
import { groundwaterPoints } from './groundwater-point.station';
import { simulateSurfaceWater } from './surface-water-simulation';
import { surfaceWaterSections } from './surface-water-section.station';
import { surfaceWaterFeed } from './surface-water.feed';
import { transferParkPoints } from './transfer-park-point.station';
import { simulateWaterPoints } from './water-points-simulation';

/** Waters: their networks and feeds at the bureau. */
export const water: EnvironmentPart = {
  publications: [
    surfaceWaterSections,
    fluxSections,
    drinkingWaterSources,
    transferParkPoints,
    biotoxicityStations,
    groundwaterPoints,
  ],
  resolvers: [FluxSectionResolver],
  references: { FluxSection: fluxSectionReference },
  feeds: [surfaceWaterFeed],
  simulations: [
    simulateSurfaceWater,
    simulateDrinkingWater,
    simulateBiotoxicity,
    simulateWaterPoints,
  ],
};
