import { hash01, hash32, smoothRandom } from './random-field';
import type { Position } from './position';
import type { RainMemory } from './rain-memory';
import { HOUR_MS } from '../../domain/durations';

/** A gamma monitor; the key is the station's, by `stringKey`. */
export interface GammaSite {
  readonly place: Position;
  readonly key: number;
}

/** Answers the air's dose rate in nGy/h: the ground's own, lifted while rain brings radon's children down. */
export function worldGamma(
  seed: number,
  rainMemory_mm: RainMemory,
): (site: GammaSite, at: number) => number {
  return (site, at) => {
    const stream = hash32(seed, site.key, 0xa1);
    const input = 84 + 34 * hash01(stream, 1);
    // Lead-214 and bismuth-214 decay by half in under half an hour: the lift is gone in two hours.
    const fresh_mm = rainMemory_mm(site.place, at, 0.8);
    return input + (26 * fresh_mm) / (fresh_mm + 5) + 1.4 * smoothRandom(stream, at, 2 * HOUR_MS);
  };
}
