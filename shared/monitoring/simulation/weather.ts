import { hash32, randomField, type Field } from './random-field';
import { within, type Position } from './position';
import { worldRain, type Sky } from './rain';
import { daily, season, sunHeight } from './sky';
import { HOUR_MS } from '../../domain/durations';
import { worldStorm, type Storm } from './storm';
import { worldWind, type Wind } from './wind';

/** The weather of one place at one instant. */
export interface Weather {
  readonly rain_mmh: number;
  readonly cloud: number;
  readonly airTemperature_c: number;
  readonly humidity_pct: number;
  readonly seaLevelPressure_hpa: number;
  readonly wind: Wind;
  readonly visibility_km: number;
  readonly mixingHeight_m: number;
  /** Global radiation on a horizontal surface, W/m2. */
  readonly radiation_wm2: number;
}

/** Returns the weather at a place and an instant (ms since 1970 UTC). */
export type WorldWeather = (place: Position, at: number) => Weather;

interface Fields {
  readonly warmth: Field;
  readonly moisture: Field;
  readonly pressure: Field;
  readonly haze: Field;
}

/** Creates the synthetic weather over Jiangmen for a seed; it caches only the last result. */
export function worldWeather(seed: number): WorldWeather {
  const fields: Fields = {
    warmth: randomField(hash32(seed, 0x21), { scale_km: 250, period_h: 70 }),
    moisture: randomField(hash32(seed, 0x22), { scale_km: 90, period_h: 22 }),
    pressure: randomField(hash32(seed, 0x23), { scale_km: 600, period_h: 80 }),
    haze: randomField(hash32(seed, 0x24), { scale_km: 60, period_h: 30 }),
  };
  const skyOf = worldRain(seed);
  const stormOf = worldStorm(seed);
  const windOf = worldWind(seed);
  let last: { readonly lat: number; readonly lon: number; readonly at: number } | null = null;
  let kept: Weather | null = null;
  return (place, at) => {
    if (kept && last && last.at === at && last.lat === place.lat && last.lon === place.lon) {
      return kept;
    }
    const storm = stormOf(place, at);
    kept = assemble({ place, at, sky: skyOf(place, at), storm, wind: windOf(place, at) }, fields);
    last = { lat: place.lat, lon: place.lon, at };
    return kept;
  };
}

interface Scene {
  readonly place: Position;
  readonly at: number;
  readonly sky: Sky;
  readonly storm: Storm | null;
  readonly wind: Wind;
}

function assemble(scene: Scene, fields: Fields): Weather {
  const { place, at, sky, wind } = scene;
  const warmth = dailyWarmth(scene);
  const airTemperature_c = temperature_c(scene, warmth, fields.warmth(place, at));
  const humidity_pct = humidity(scene, warmth, fields.moisture(place, at));
  return {
    rain_mmh: sky.rain_mmh,
    cloud: sky.cloud,
    airTemperature_c,
    humidity_pct,
    seaLevelPressure_hpa:
      1012.3 +
      8.2 * season(at, 0.02) +
      1.1 * Math.cos((4 * Math.PI * (at / HOUR_MS - 2)) / 24) +
      3.5 * fields.pressure(place, at) -
      (scene.storm?.deficit_hpa ?? 0),
    wind,
    visibility_km: visibility_km(sky.rain_mmh, humidity_pct, fields.haze(place, at)),
    mixingHeight_m: mixingHeight_m(scene),
    radiation_wm2: 1050 * sunHeight(place, at) * (1 - 0.72 * sky.cloud),
  };
}

/**
 * Returns the daily deviation of the temperature from its mean, °C: full under a clear sky, a third
 * of that under cloud.
 */
function dailyWarmth({ at, sky }: Scene): number {
  return 4.6 * (1 - 0.65 * sky.cloud) * daily(at, 14.8);
}

function temperature_c({ at, sky }: Scene, warmth: number, spell: number): number {
  const winter = 0.5 + 0.5 * season(at, 0.05);
  return (
    22.4 +
    7 * season(at, 0.55) +
    warmth +
    (1.6 + 4 * winter) * spell -
    Math.min(5, 2.1 * Math.log1p(sky.rain_mmh))
  );
}

function humidity(scene: Scene, warmth: number, moisture: number): number {
  const rain = scene.sky.rain_mmh;
  const dry = 75 + 6 * season(scene.at, 0.42) - 3.2 * warmth + 13 * moisture;
  return within(dry + 18 * (rain / (rain + 1)), 18, 100);
}

function visibility_km(rain_mmh: number, humidity_pct: number, haze: number): number {
  const clear = 22 - 9 * haze - 0.0016 * (humidity_pct - 40) ** 2 * Math.sign(humidity_pct - 40);
  return within(clear / (1 + 0.28 * rain_mmh), 0.2, 35);
}

function mixingHeight_m({ place, at, sky, wind }: Scene): number {
  // The mixed layer follows the sun with a delay and persists until evening.
  const stirred = sunHeight(place, at - 1.5 * HOUR_MS) * (1 - 0.6 * sky.cloud);
  return within(190 + 45 * wind.speed_ms + 1350 * stirred, 150, 2500);
}
