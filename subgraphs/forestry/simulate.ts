import type { Simulation } from '../../shared/monitoring/simulation/simulation';
import { syntheticWorld } from '../../shared/monitoring/simulation/world';
import { ecoStationParts } from './simulate-eco-stations';
import { ecosystemServices, forestCovers } from './years/simulate-forest-years';
import { forestPlotParts } from './simulate-forest-plots';
import { demoAreas, protectedAreas } from './areas/simulate-protected-areas';
import { speciesRecords } from './species/simulate-species';

/** Simulates plots, ecological stations, yearly figures, protected areas and species in them. */
export function simulate(seed: number): Simulation {
  const parts = [...forestPlotParts(seed), ...ecoStationParts(syntheticWorld(seed))];
  const areas = demoAreas(seed);
  return {
    stations: parts.map(({ station }) => station),
    points: parts.flatMap(({ points }) => points),
    registers: (now) => [
      forestCovers(seed, now),
      ecosystemServices(seed, now),
      protectedAreas(areas),
      speciesRecords(seed, areas, now),
    ],
  };
}
