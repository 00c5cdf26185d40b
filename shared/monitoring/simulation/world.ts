import { worldAir } from './air';
import { worldGamma } from './gamma';
import { worldHydrology } from './hydrology';
import { worldNoise } from './noise-level';
import { rainMemory } from './rain-memory';
import { worldRain } from './rain';
import { worldSea } from './sea';
import { worldTraffic } from './traffic';
import { typhoonAt, typhoonsBetween } from './typhoon';
import { worldWaterQuality } from './water-quality';
import { worldWeather } from './weather';

/**
 * One synthetic world of the demonstration: weather, traffic, air, waters and sea, determined only
 * by the seed.
 */
export type World = ReturnType<typeof syntheticWorld>;

/**
 * Creates the world of a seed. Each of its functions takes a site and an instant (ms since 1970
 * UTC) and returns the same result whenever and in whatever order it is called; its caches only
 * save time.
 */
export function syntheticWorld(seed: number) {
  const skyOf = worldRain(seed);
  const rainMemory_mm = rainMemory(skyOf);
  const weather = worldWeather(seed);
  const traffic = worldTraffic(seed);
  return {
    seed,
    weather,
    rainMemory_mm,
    traffic,
    typhoonAt: (at: number) => typhoonAt(seed, at),
    typhoonsBetween: (from: number, to: number) => typhoonsBetween(seed, from, to),
    air: worldAir(seed, { weather, rainMemory_mm, traffic }),
    river: worldHydrology(seed, rainMemory_mm),
    waterQuality: worldWaterQuality(seed, weather, rainMemory_mm),
    sea: worldSea(seed, weather, rainMemory_mm),
    noise_dba: worldNoise(seed, traffic, weather),
    gamma_ngyh: worldGamma(seed, rainMemory_mm),
  };
}
