import type { Simulation } from '../../shared/monitoring/simulation/simulation';
import { syntheticWorld } from '../../shared/monitoring/simulation/world';
import { airNoiseRadiation } from './air-noise-radiation';
import { waterAndSoil } from './water-and-soil';

/** The bureau's demonstration: every network of annex 1 that is its own, in one world. */
export function simulate(seed: number): Simulation {
  const world = syntheticWorld(seed);
  const parts = [airNoiseRadiation, waterAndSoil].map((part) => part.simulate(world));
  return {
    stations: parts.flatMap(({ stations }) => stations),
    points: parts.flatMap(({ points }) => points),
    registers: (now) => parts.flatMap(({ registers }) => registers?.(now) ?? []),
  };
}
