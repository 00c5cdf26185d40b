import { hash32, randomField, smoothRandom, type Field } from './random-field';
import type { Position } from './position';
import type { RainMemory } from './rain-memory';
import { season, sunHeight } from './sky';
import { DAY_MS, HOUR_MS } from '../../domain/durations';
import type { WorldTraffic } from './traffic';
import type { Weather, WorldWeather } from './weather';

/** Mass of NO2 over mass of NO: nitrogen oxides are given as NO2. */
const NO2_PER_NO = 46 / 30;

/** Surroundings of an air monitor, each from 0 (none) to 1 (the most in the city). */
export interface AirSite {
  readonly place: Position;
  /** Key of the station, from `stringKey`. */
  readonly key: number;
  readonly traffic: number;
  readonly industry: number;
  readonly coastal: number;
}

/** Concentrations at one instant, ug/m3, except CO and NMHC, mg/m3; nox is given as NO2. */
export interface AirConcentrations {
  readonly so2: number;
  readonly no: number;
  readonly no2: number;
  readonly nox: number;
  readonly co: number;
  readonly o3: number;
  readonly pm10: number;
  readonly pm25: number;
  readonly pm1: number;
  readonly blackCarbon: number;
  readonly nmhc: number;
  readonly tvoc: number;
}

type NitrogenAndOzone = Pick<AirConcentrations, 'no' | 'no2' | 'nox' | 'o3'>;
type Particles = Pick<AirConcentrations, 'pm10' | 'pm25' | 'pm1' | 'blackCarbon'>;
type OtherGases = Pick<AirConcentrations, 'so2' | 'co' | 'nmhc' | 'tvoc'>;

/** Inputs of the air simulation. */
export interface AirWorld {
  readonly weather: WorldWeather;
  readonly rainMemory_mm: RainMemory;
  readonly traffic: WorldTraffic;
}

interface Scene {
  readonly site: AirSite;
  readonly at: number;
  readonly weather: Weather;
  /** Lack of mixing and wind: 1 on a usual day, 3 on a still winter night. */
  readonly stagnation: number;
  readonly share: number;
  readonly spell: number;
  readonly habit: number;
}

/** Creates the function that returns the concentrations at a site and an instant. */
export function worldAir(
  seed: number,
  world: AirWorld,
): (site: AirSite, at: number) => AirConcentrations {
  const spell: Field = randomField(hash32(seed, 0x51), { scale_km: 180, period_h: 84 });
  return (site, at) => {
    const weather = world.weather(site.place, at);
    const stream = hash32(seed, site.key, 0x52);
    const scene: Scene = {
      site,
      at,
      weather,
      stagnation:
        (700 / weather.mixingHeight_m) ** 0.45 * (3.2 / (1 + weather.wind.speed_ms)) ** 0.55,
      share: world.traffic.share(at),
      spell: spell(site.place, at),
      habit:
        1 +
        0.14 * smoothRandom(stream, at, 2 * DAY_MS) +
        0.1 * smoothRandom(stream, at, 2.5 * HOUR_MS),
    };
    return assembled(nitrogenAndOzone(scene), particles(scene, world), otherGases(scene));
  };
}

/**
 * Combines the concentrations field by field: object spread would cost more than all the
 * calculations above.
 */
function assembled(
  nitrogen: NitrogenAndOzone,
  particles: Particles,
  gases: OtherGases,
): AirConcentrations {
  return {
    so2: gases.so2,
    no: nitrogen.no,
    no2: nitrogen.no2,
    nox: nitrogen.nox,
    co: gases.co,
    o3: nitrogen.o3,
    pm10: particles.pm10,
    pm25: particles.pm25,
    pm1: particles.pm1,
    blackCarbon: particles.blackCarbon,
    nmhc: gases.nmhc,
    tvoc: gases.tvoc,
  };
}

function nitrogenAndOzone(scene: Scene): NitrogenAndOzone {
  const { site, stagnation, share, habit } = scene;
  const emitted = 4 + 4 * share + 58 * site.traffic * (0.1 + share) + 13 * site.industry;
  const nox = emitted * stagnation * habit * (1 - 0.35 * site.coastal) + 3;
  const oxidant = oxidant_ugm3(scene);
  // Ozone oxidises NO to NO2 while any is left: near traffic it is used up.
  const converted = 0.93 - 0.5 * (nox / (nox + 1.6 * oxidant + 20));
  const no2 = Math.max(1, nox * converted * (1 - 0.2 * sunHeight(site.place, scene.at)));
  const no = Math.max(0.5, (nox - no2) / NO2_PER_NO);
  return { no, no2, nox: no2 + no * NO2_PER_NO, o3: Math.max(2, oxidant - 0.8 * no2 - 1.1 * no) };
}

/**
 * Returns the oxidant: ozone plus the NO2 formed from it. It is produced by sun and warmth in still
 * air, most in autumn.
 */
function oxidant_ugm3({ site, at, weather, spell, stagnation }: Scene): number {
  const sunlit =
    0.45 * sunHeight(site.place, at - HOUR_MS) + 0.55 * sunHeight(site.place, at - 3 * HOUR_MS);
  const autumn = 0.72 + 0.36 * season(at, 0.76) + 0.12 * season(at, 0.5);
  const clear = 1 - 0.75 * weather.cloud;
  const still = 0.8 + 0.2 * Math.min(stagnation, 2);
  const made = 212 * sunlit * clear * autumn * still * (1 + 0.5 * spell);
  return (52 + 8 * site.coastal + 10 * spell + made) / (1 + 0.02 * weather.rain_mmh);
}

function particles(scene: Scene, world: AirWorld): Particles {
  const { site, at, weather, stagnation, share, spell, habit } = scene;
  const washed = Math.exp(
    -0.16 * Math.min(12, world.rainMemory_mm(site.place, at, 5) + weather.rain_mmh),
  );
  const regional = (17.2 + 9.3 * season(at, 0.02)) * Math.exp(0.75 * spell);
  const local = 7 * site.traffic * share + 6 * site.industry;
  const pm25 =
    (regional * (1 - 0.2 * site.coastal) + local) *
    stagnation ** 0.55 *
    habit *
    (0.3 + 0.7 * washed);
  const dust = (7 + 14 * site.traffic * share + 7 * site.industry) * (0.35 + 0.65 * washed);
  const salt = site.coastal * 0.9 * weather.wind.speed_ms;
  return {
    pm25: pm25 + 1,
    pm10: 1.28 * pm25 + dust * habit + salt + 2,
    pm1: 0.74 * pm25 + 0.6,
    blackCarbon: 0.045 * pm25 + 3.2 * site.traffic * share * stagnation + 0.2,
  };
}

function otherGases({ site, at, stagnation, share, habit, spell }: Scene): OtherGases {
  const winter = 1 + 0.18 * season(at, 0.02);
  const exhaust = site.traffic * (0.1 + share);
  const solvents = (0.25 + 0.75 * site.industry) * stagnation * habit;
  return {
    so2: 4 + 7 * site.industry * stagnation * habit + 1.2 * spell,
    co: (0.42 + 0.07 * stagnation + 0.12 * spell + 0.5 * exhaust * stagnation) * winter * habit,
    nmhc: 0.14 + 0.22 * solvents + 0.16 * exhaust * stagnation,
    tvoc: 38 + 105 * solvents + 60 * exhaust * stagnation,
  };
}
