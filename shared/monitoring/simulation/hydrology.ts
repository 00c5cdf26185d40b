import { hash01, hash32, smoothRandom } from './random-field';
import type { Position } from './position';
import type { RainMemory } from './rain-memory';
import { season } from './sky';
import { DAY_MS } from '../../domain/durations';
import { tide_m } from './tide';

const SLOW_FADE_H = 20;
const QUICK_FADE_H = 2;

/** A gauged reach of a river, or a reservoir. */
export interface Reach {
  readonly place: Position;
  /** Key of the station, from `stringKey`. */
  readonly key: number;
  /**
   * Mean annual discharge, m3/s, which determines the size of the river; for a reservoir its
   * outflow.
   */
  readonly meanDischarge_m3s: number;
  /** Stage at mean discharge above the station's datum, m. */
  readonly meanStage_m: number;
  /** Share of the tide that reaches the station, 0 to 1. */
  readonly tidal: number;
}

/** Level and flow at one instant. */
export interface Flow {
  readonly riverStage_m: number;
  /** Positive downstream; a tidal reach flows upstream at flood tide. */
  readonly discharge_m3s: number;
  /** Flow relative to its mean, without the tide: 1 on a usual day, 10 in a flood. */
  readonly fullness: number;
}

/**
 * Creates the function that returns the stage and discharge of a reach from the base flow of the
 * season, the rain of the last 72 hours and the tide.
 */
export function worldHydrology(
  seed: number,
  rainMemory_mm: RainMemory,
): (reach: Reach, at: number) => Flow {
  return (reach, at) => {
    const stream = hash32(seed, reach.key, 0x61);
    const flood_mm = floodWater_mm(rainMemory_mm, reach.place, at);
    // A small stream reacts to local rain; a large river averages the rain of its whole basin.
    const flashiness = 0.11 / (1 + (reach.meanDischarge_m3s / 120) ** 0.5) + 0.015;
    const base = 0.62 + 0.34 * season(at, 0.5) + 0.08 * smoothRandom(stream, at, 9 * DAY_MS);
    const fullness = Math.max(0.08, base + flashiness * flood_mm);
    const depth_m = depthOf_m(reach) * fullness ** 0.6;
    const tide = reach.tidal * tide_m(reach.place, at);
    const ebb =
      reach.tidal * (tide_m(reach.place, at - 1_800_000) - tide_m(reach.place, at + 1_800_000));
    return {
      riverStage_m: reach.meanStage_m - depthOf_m(reach) + depth_m + tide + datum_m(stream),
      discharge_m3s: reach.meanDischarge_m3s * (fullness + 2.2 * ebb),
      fullness,
    };
  };
}

/**
 * Returns the rain on its way through the reach, mm: it rises for some hours after the rain, then
 * falls for days.
 */
export function floodWater_mm(rainMemory_mm: RainMemory, place: Position, at: number): number {
  return rainMemory_mm(place, at, SLOW_FADE_H) - rainMemory_mm(place, at, QUICK_FADE_H);
}

/**
 * Returns the mean depth, m, for the size of the river (Leopold and Maddock's hydraulic geometry,
 * 1953).
 */
function depthOf_m(reach: Reach): number {
  return 0.55 * reach.meanDischarge_m3s ** 0.34;
}

/** Returns the datum error of a gauge, m: no two gauges agree to the centimetre. */
function datum_m(stream: number): number {
  return 0.04 * (hash01(stream, 1) - 0.5);
}
