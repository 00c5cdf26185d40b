import { hash32, smoothRandom } from './random-field';
import { within, type Position } from './position';
import type { RainMemory } from './rain-memory';
import { daily, season } from './sky';
import { DAY_MS } from '../../domain/durations';
import { tide_m } from './tide';
import type { WorldWeather } from './weather';

/** A place at sea; `estuary` ranges from 0 (open water) to 1 (sheltered river mouth). */
export interface SeaSite {
  readonly place: Position;
  /** Key of the station, from `stringKey`. */
  readonly key: number;
  readonly estuary: number;
}

/** Readings of a buoy; mg/L unless the name says otherwise. */
export interface SeaState {
  readonly seaTemperature_c: number;
  /** Practical salinity. */
  readonly salinity: number;
  readonly din: number;
  readonly activePhosphate: number;
  readonly dissolvedOxygen: number;
  readonly ph: number;
  readonly chlorophyllA_ugl: number;
  readonly significantWaveHeight_m: number;
  /** Above mean sea level, m; includes the rise caused by low pressure in a storm. */
  readonly seaLevel_m: number;
}

/**
 * Creates the function that returns the state of the sea: less saline and richer in nutrients after
 * rain and at low water, rough in wind and typhoons.
 */
export function worldSea(
  seed: number,
  weatherOf: WorldWeather,
  rainMemory_mm: RainMemory,
): (site: SeaSite, at: number) => SeaState {
  return (site, at) => {
    const stream = hash32(seed, site.key, 0x81);
    const weather = weatherOf(site.place, at);
    const tide = tide_m(site.place, at);
    const rain_mm = rainMemory_mm(site.place, at, 36);
    const salinity = salinity_psu(site, at, {
      rain_mm,
      tide,
      drift: smoothRandom(stream, at, 7 * DAY_MS),
    });
    const freshness = 1 - salinity / 34;
    const seaTemperature_c = 23.9 + 5.4 * season(at, 0.6) + 0.35 * daily(at, 15.5);
    const chlorophyllA_ugl =
      (1.2 + 9 * freshness) *
      Math.exp(0.08 * (seaTemperature_c - 24) + 0.9 * smoothRandom(stream + 1, at, 9 * DAY_MS));
    const bloom = Math.min(2, 0.11 * chlorophyllA_ugl) * daily(at, 15) * (1 - 0.5 * weather.cloud);
    return {
      seaTemperature_c,
      salinity,
      din: 0.08 + 1.5 * freshness * (1 + 0.15 * smoothRandom(stream + 2, at, 5 * DAY_MS)),
      activePhosphate:
        0.006 + 0.042 * freshness * (1 + 0.2 * smoothRandom(stream + 3, at, 5 * DAY_MS)),
      dissolvedOxygen:
        (468 / (31.6 + seaTemperature_c)) * (1 - 0.0055 * salinity) - 0.5 * freshness + bloom,
      ph: 8.13 - 0.42 * freshness + 0.05 * bloom,
      chlorophyllA_ugl,
      significantWaveHeight_m: waveHeight_m(
        site,
        weather.wind.speed_ms,
        smoothRandom(stream + 4, at, DAY_MS / 4),
      ),
      // A pressure drop of 1 hPa raises the sea level by 1 cm.
      seaLevel_m: tide + 0.01 * (1012 - weather.seaLevelPressure_hpa),
    };
  };
}

interface Mixing {
  readonly rain_mm: number;
  readonly tide: number;
  readonly drift: number;
}

function salinity_psu(site: SeaSite, at: number, { rain_mm, tide, drift }: Mixing): number {
  const wet = 0.5 + 0.5 * season(at, 0.5);
  const river = (5 + 13 * wet) * (0.25 + site.estuary);
  const rain = (9 * rain_mm) / (rain_mm + 120);
  return within(
    33.2 - river - rain * (0.4 + 0.6 * site.estuary) + 2.4 * site.estuary * tide + 1.1 * drift,
    0.3,
    34,
  );
}

/**
 * Returns the height of wind waves over a shallow shelf, where waves higher than some metres break.
 */
function waveHeight_m(site: SeaSite, wind_ms: number, swell: number): number {
  const grown = 0.35 + 0.18 * swell + 0.019 * wind_ms ** 1.7;
  return (grown / (1 + grown / 14)) * (1 - 0.65 * site.estuary);
}
