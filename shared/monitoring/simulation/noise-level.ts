import { hash01, hash32, smoothRandom } from './random-field';
import type { Position } from './position';
import { HOUR_MS } from '../../domain/durations';
import type { WorldTraffic } from './traffic';
import type { WorldWeather } from './weather';

/** Functional zone of GB 3096-2008, section 4. */
export type NoiseZone = '0' | '1' | '2' | '3' | '4a' | '4b';

/** A noise monitor. */
export interface NoiseSite {
  readonly place: Position;
  /** Key of the station, from `stringKey`. */
  readonly key: number;
  readonly zone: NoiseZone;
}

/** Permanent background level, and level of full traffic alone, dB(A). */
const ZONES: Readonly<
  Record<NoiseZone, { readonly steady_dba: number; readonly traffic_dba: number }>
> = {
  '0': { steady_dba: 37.5, traffic_dba: 49 },
  '1': { steady_dba: 41, traffic_dba: 54 },
  '2': { steady_dba: 45, traffic_dba: 58 },
  '3': { steady_dba: 52, traffic_dba: 61 },
  '4a': { steady_dba: 48, traffic_dba: 70.5 },
  '4b': { steady_dba: 53, traffic_dba: 67 },
};

/**
 * Creates the function that returns the equivalent level of the hour around an instant, from the
 * background, traffic, rain and wind.
 */
export function worldNoise(
  seed: number,
  trafficOf: WorldTraffic,
  weatherOf: WorldWeather,
): (site: NoiseSite, at: number) => number {
  return (site, at) => {
    const zone = ZONES[site.zone];
    const stream = hash32(seed, site.key, 0x91);
    const weather = weatherOf(site.place, at);
    const steady = energy(zone.steady_dba + 1.5 * smoothRandom(stream, at, 3 * HOUR_MS));
    const traffic = energy(zone.traffic_dba) * trafficOf.share(at);
    const rain = weather.rain_mmh > 0 ? energy(40 + 12 * Math.log10(1 + weather.rain_mmh)) : 0;
    const wind = energy(24 + 1.4 * Math.min(weather.wind.speed_ms, 30));
    const address_dba = 3.2 * (hash01(stream, 1) - 0.5);
    const passing_dba = 1.6 * (hash01(stream, Math.floor(at / 1000)) - 0.5);
    return 10 * Math.log10(steady + traffic + rain + wind) + address_dba + passing_dba;
  };
}

function energy(level_dba: number): number {
  return 10 ** (level_dba / 10);
}
