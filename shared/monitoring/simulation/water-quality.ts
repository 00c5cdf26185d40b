import { hash01, hash32, smoothRandom } from './random-field';
import { within, type Position } from './position';
import type { RainMemory } from './rain-memory';
import { daily, season } from './sky';
import { DAY_MS, HOUR_MS } from '../../domain/durations';
import type { WorldWeather } from './weather';
import { tide_m } from './tide';

/** A monitored water body; its properties range from 0 to 1. */
export interface WaterSite {
  readonly place: Position;
  /** Key of the station, from `stringKey`. */
  readonly key: number;
  /** 0: a mountain reservoir of class I; 1: an urban ditch worse than class V. */
  readonly pollution: number;
  /** 0: flowing; 1: standing (a reservoir), with little silt and many algae. */
  readonly still: number;
  readonly tidal: number;
}

/** Readings of an automatic water station; mg/L unless the name says otherwise. */
export interface WaterQuality {
  readonly waterTemperature_c: number;
  readonly ph: number;
  readonly dissolvedOxygen: number;
  readonly conductivity_uscm: number;
  readonly turbidity_ntu: number;
  readonly permanganateIndex: number;
  readonly ammoniaNitrogen: number;
  readonly totalPhosphorus: number;
  readonly totalNitrogen: number;
  readonly chlorophyllA_ugl: number;
  /** Cells per litre. */
  readonly algaeDensity_cellsl: number;
}

interface Scene {
  readonly site: WaterSite;
  readonly at: number;
  readonly temperature_c: number;
  /** Run-off from the rain of the past hours, 0 (dry) to 1 (flood). */
  readonly washed: number;
  readonly diluted: number;
  readonly clear: number;
  readonly stream: number;
}

/**
 * Creates the function that returns the readings of a water station: rain increases silt and
 * phosphorus, warmth increases algae, and algae increase oxygen.
 */
export function worldWaterQuality(
  seed: number,
  weatherOf: WorldWeather,
  rainMemory_mm: RainMemory,
): (site: WaterSite, at: number) => WaterQuality {
  return (site, at) => {
    const stream = hash32(seed, site.key, 0x71);
    const recent_mm = rainMemory_mm(site.place, at, 10);
    const past_mm = rainMemory_mm(site.place, at, 30);
    const scene: Scene = {
      site,
      at,
      temperature_c: waterTemperature_c(at, site.still) + smoothRandom(stream, at, 6 * DAY_MS),
      washed: recent_mm / (recent_mm + 40),
      diluted: past_mm / (past_mm + 90),
      clear: 1 - weatherOf(site.place, at).cloud,
      stream,
    };
    const algae = chlorophyll_ugl(scene);
    const food = nutrients(scene);
    const breath = oxygenAndPh(scene, algae);
    // Assigned field by field: object spread would cost more than the calculation.
    return {
      waterTemperature_c: scene.temperature_c,
      ph: breath.ph,
      dissolvedOxygen: breath.dissolvedOxygen,
      conductivity_uscm: conductivity_uscm(scene),
      turbidity_ntu: turbidity_ntu(scene),
      permanganateIndex: food.permanganateIndex,
      ammoniaNitrogen: food.ammoniaNitrogen,
      totalPhosphorus: food.totalPhosphorus,
      totalNitrogen: food.totalNitrogen,
      chlorophyllA_ugl: algae,
      algaeDensity_cellsl: Math.round(algae * (4.2e5 + 3e5 * hash01(stream, 2))),
    };
  };
}

function waterTemperature_c(at: number, still: number): number {
  return 23.2 + 6.6 * season(at, 0.57) + (0.7 - 0.3 * still) * daily(at, 16);
}

function chlorophyll_ugl(scene: Scene): number {
  const { site, at, temperature_c, washed, clear, stream } = scene;
  const bloom = Math.exp(0.09 * (temperature_c - 23) + 0.7 * smoothRandom(stream, at, 11 * DAY_MS));
  const food = 1.5 + 14 * site.pollution;
  const light = 0.8 + 0.35 * clear + 0.1 * daily(at, 14);
  return food * (0.35 + 0.9 * site.still) * bloom * light * (1 - 0.55 * washed) + 0.4;
}

function turbidity_ntu({ site, at, washed, stream }: Scene): number {
  const calm = (6 + 16 * site.pollution) * (1 - 0.6 * site.still);
  const silt = (150 + 170 * hash01(stream, 3)) * (1 - 0.75 * site.still) * washed ** 1.3;
  const stirred =
    site.tidal * 9 * Math.abs(tide_m(site.place, at + HOUR_MS) - tide_m(site.place, at));
  return calm * (1 + 0.25 * smoothRandom(stream, at, 5 * HOUR_MS)) + silt + stirred + 0.8;
}

function conductivity_uscm({ site, at, diluted }: Scene): number {
  const fresh = (95 + 330 * site.pollution) * (1 - 0.3 * diluted);
  // In the dry season salt water enters a tidal reach at high tide.
  const dry = 0.5 + 0.5 * season(at, 0.02);
  const salt = Math.max(0, tide_m(site.place, at) - 0.35) * site.tidal * dry * (1 - diluted) * 2600;
  return fresh + salt;
}

function nutrients({
  site,
  at,
  washed,
  diluted,
  stream,
}: Scene): Pick<
  WaterQuality,
  'permanganateIndex' | 'ammoniaNitrogen' | 'totalPhosphorus' | 'totalNitrogen'
> {
  const load = 1 + 0.4 * smoothRandom(stream + 1, at, 4 * DAY_MS) + 0.1 * daily(at, 21);
  const dilution = 1 - 0.35 * diluted;
  const dirt = site.pollution;
  const ammoniaNitrogen = (0.06 + 1.7 * dirt ** 1.7) * load * dilution * (1 + 0.5 * washed * dirt);
  return {
    permanganateIndex:
      (1.1 + 5.6 * dirt) * (0.7 + 0.3 * load) + 2.4 * washed * (1 - 0.6 * site.still),
    ammoniaNitrogen,
    totalPhosphorus:
      (0.012 + 0.27 * dirt ** 1.4) * load * dilution +
      0.16 * washed * (0.3 + dirt) * (1 - 0.7 * site.still),
    totalNitrogen: 0.5 + 2.2 * dirt * load * dilution + ammoniaNitrogen + 0.7 * washed,
  };
}

function oxygenAndPh(
  { site, at, temperature_c, clear, washed, stream }: Scene,
  algae_ugl: number,
): Pick<WaterQuality, 'dissolvedOxygen' | 'ph'> {
  const saturated = saturation_mgl(temperature_c);
  const breathing =
    Math.min(1.6, 0.045 * algae_ugl) * (daily(at, 15.5) * (0.4 + 0.6 * clear) + 0.25);
  const eaten = saturated * (0.07 + 0.42 * site.pollution) + 0.7 * washed * site.pollution;
  const unrest = 0.25 * smoothRandom(stream + 2, at, 1.5 * DAY_MS);
  return {
    dissolvedOxygen: within(saturated - eaten + breathing + unrest, 0.3, 17),
    ph: within(7.25 + 0.22 * breathing + 0.18 * site.still - 0.2 * washed + 0.3 * unrest, 6, 9.3),
  };
}

/**
 * Returns the oxygen saturation of fresh water, mg/L (HJ 506-2009's table within 1.5 % from 5 to 35
 * °C).
 */
function saturation_mgl(temperature_c: number): number {
  return 468 / (31.6 + temperature_c);
}
