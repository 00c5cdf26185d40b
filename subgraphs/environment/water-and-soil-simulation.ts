import type { Simulation } from '../../shared/monitoring/simulation/simulation';
import type { World } from '../../shared/monitoring/simulation/world';
import { simulateBiotoxicity } from './water/biotoxicity-simulation';
import { simulateDrinkingWater } from './water/drinking-water-simulation';
import { simulatePollutionSources } from './sources/pollution-source-simulation';
import { simulateSoil } from './soil/soil-simulation';
import { simulateSurfaceWater } from './water/surface-water-simulation';
import { simulateWaterPoints } from './water/water-points-simulation';

/** The demonstration of the bureau's waters, soil and pollution sources, in one world. */
export function simulateWaterAndSoil(world: World): Simulation {
  const parts = [
    simulateSurfaceWater(world),
    simulateDrinkingWater(world),
    simulateBiotoxicity(world),
    simulateWaterPoints(world),
    simulateSoil(world),
    simulatePollutionSources(world),
  ];
  return {
    stations: parts.flatMap(({ stations }) => stations),
    points: parts.flatMap(({ points }) => points),
    registers: (now) => parts.flatMap(({ registers }) => registers?.(now) ?? []),
  };
}
