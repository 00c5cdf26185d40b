import type { Position } from './position';
import { HOUR_MS } from '../../domain/durations';

const RADIANS = Math.PI / 180;

/**
 * The four leading constituents at the mouth of the Pearl River's western arms: amplitude in m,
 * speed in degrees an hour. The speeds are astronomical constants; amplitudes and phases are
 * rounded for the demonstration and not fit for a tide table.
 */
const CONSTITUENTS = [
  { name: 'M2', amplitude_m: 0.47, speed_degh: 28.9841, phase_deg: 265 },
  { name: 'S2', amplitude_m: 0.19, speed_degh: 30, phase_deg: 300 },
  { name: 'K1', amplitude_m: 0.36, speed_degh: 15.0411, phase_deg: 305 },
  { name: 'O1', amplitude_m: 0.28, speed_degh: 13.943, phase_deg: 250 },
] as const;

/** The tide arrives about an hour later in the north-east of the city than on its south coast. */
const LAG_H_PER_DEGREE = 1.4;
const COAST_LAT = 21.9;

/** Returns the height of the astronomical tide above mean sea level, m. */
export function tide_m(place: Position, at: number): number {
  const hours = at / HOUR_MS - (place.lat - COAST_LAT) * LAG_H_PER_DEGREE;
  let sum_m = 0;
  for (const { amplitude_m, speed_degh, phase_deg } of CONSTITUENTS) {
    sum_m += amplitude_m * Math.cos((speed_degh * hours - phase_deg) * RADIANS);
  }
  return sum_m;
}
