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
  /** Of the station, by `stringKey`. */
  readonly key: number;
  /** Mean discharge of the year, m3/s: the measure of the river's size; of a reservoir its outflow. */
  readonly meanDischarge_m3s: number;
  /** Stage at that mean discharge over the station's datum, m. */
  readonly meanStage_m: number;
  /** How much of the sea's tide arrives here, 0 to 1. */
  readonly tidal: number;
}

/** Level and flow at one instant. */
export interface Flow {
  readonly riverStage_m: number;
  /** Downstream is positive; a tidal reach runs backwards at flood tide. */
  readonly discharge_m3s: number;
  /** How the reach stands against its mean: 1 on a usual day, 10 in a flood. */
  readonly fullness: number;
}

/** Answers level and flow of a reach: base flow of the season, the rain of 72 hours, the tide. */
export function worldHydrology(
  seed: number,
  rainMemory_mm: RainMemory,
): (reach: Reach, at: number) => Flow {
  return (reach, at) => {
    const stream = hash32(seed, reach.key, 0x61);
    const flood_mm = floodWater_mm(rainMemory_mm, reach.place, at);
    // A small stream answers the rain overhead; a great river averages rain that fell elsewhere too.
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

/** Rain on its way through the reach, mm: rises for some hours after the rain, then falls for days. */
export function floodWater_mm(rainMemory_mm: RainMemory, place: Position, at: number): number {
  return rainMemory_mm(place, at, SLOW_FADE_H) - rainMemory_mm(place, at, QUICK_FADE_H);
}

/** Mean depth by the size of the river (Leopold and Maddock's hydraulic geometry, 1953). */
function depthOf_m(reach: Reach): number {
  return 0.55 * reach.meanDischarge_m3s ** 0.34;
}

/** No two gauges agree to the centimetre. */
function datum_m(stream: number): number {
  return 0.04 * (hash01(stream, 1) - 0.5);
}
