import { hash01, hash32, smoothRandom } from './random-field';
import type { Position } from './position';
import type { RainMemory } from './rain-memory';
import { HOUR_MS } from '../../domain/durations';

/** A gamma monitor; `key` is the station's, from `stringKey`. */
export interface GammaSite {
  readonly place: Position;
  readonly key: number;
}

/**
 * Creates the function that returns the dose rate in air, nGy/h: that of the ground, increased
 * while rain washes out the decay products of radon.
 */
export function worldGamma(
  seed: number,
  rainMemory_mm: RainMemory,
): (site: GammaSite, at: number) => number {
  return (site, at) => {
    const stream = hash32(seed, site.key, 0xa1);
    const input = 84 + 34 * hash01(stream, 1);
    // The half-lives of lead-214 and bismuth-214 are under half an hour: the increase is gone in
    // two hours.
    const fresh_mm = rainMemory_mm(site.place, at, 0.8);
    return input + (26 * fresh_mm) / (fresh_mm + 5) + 1.4 * smoothRandom(stream, at, 2 * HOUR_MS);
  };
}
