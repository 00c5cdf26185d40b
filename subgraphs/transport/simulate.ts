import type { Simulation } from '../../shared/monitoring/simulation/simulation';
import { syntheticWorld } from '../../shared/monitoring/simulation/world';
import { simulatedAir } from './simulate-air';
import { simulatedSoil } from './simulate-soil';
import { simulatedStores } from './simulate-stores';
import { simulatedCounters } from './simulate-traffic';

/**
 * Counters, the air beside them, roadside soil and port stores of the demonstration; all positions
 * are synthetic.
 */
export function simulate(seed: number): Simulation {
  const world = syntheticWorld(seed);
  const counters = simulatedCounters(world);
  const parts = [...counters, ...simulatedAir(world, counters), ...simulatedSoil(seed)];
  return {
    stations: parts.map(({ station }) => station),
    points: parts.map(({ point }) => point),
    registers: (now) => simulatedStores(seed, now),
  };
}
