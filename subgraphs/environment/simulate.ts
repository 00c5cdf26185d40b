import type { Simulation } from '../../shared/monitoring/simulation/simulation';
import { syntheticWorld } from '../../shared/monitoring/simulation/world';
import type { EnvironmentPart } from './part';
import { PARTS } from './parts';

/** The bureau's demonstration: all its networks of annex 1. */
export function simulate(seed: number): Simulation {
  return simulateParts(PARTS, seed);
}

/** The demonstration of some media, in one world. */
export function simulateParts(parts: ReadonlyArray<EnvironmentPart>, seed: number): Simulation {
  const world = syntheticWorld(seed);
  const found = parts.flatMap(({ simulations }) =>
    simulations.map((simulated) => simulated(world)),
  );
  return {
    stations: found.flatMap(({ stations }) => stations),
    points: found.flatMap(({ points }) => points),
    registers: (now) => found.flatMap(({ registers }) => registers?.(now) ?? []),
  };
}
