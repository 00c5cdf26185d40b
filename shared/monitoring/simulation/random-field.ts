import type { Position } from './position';
import { HOUR_MS } from '../../domain/durations';

/**
 * Deterministic random numbers: the only source of randomness of the simulators.
 *
 * Everything here is a pure function of its arguments, so any value of any period can be computed
 * at any time, in any order, with the same result. The 32-bit mix is the `lowbias32` finalizer
 * found by C. Wellons' hash-prospector (public domain, 2018).
 */

const UINT32 = 4294967296;
const KM_PER_DEGREE_LAT = 111.2;
/** At 22.4° N; random fields need one flat grid, not an exact projection. */
const KM_PER_DEGREE_LON = 102.8;

/**
 * Returns the key of a separate random stream: 32 well-mixed bits of (seed, a, b), which are
 * treated as integers.
 */
export function hash32(seed: number, a: number, b = 0): number {
  return mix(mix(seed + Math.imul(a, 0x9e3779b1)) + Math.imul(b, 0x85ebca77) + 0x27d4eb2f);
}

/** Returns a number in [0, 1), always the same for the same (seed, a, b). */
export function hash01(seed: number, a: number, b = 0): number {
  return hash32(seed, a, b) / UINT32;
}

/**
 * Returns the 32-bit key of a text (FNV-1a, mixed), for use as a seed or as `a` or `b` of a hash.
 */
export function stringKey(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/**
 * Returns a value in [-1, 1] that varies smoothly with `t` and is uncorrelated after about one
 * `period`.
 */
export function smoothRandom(stream: number, t: number, period: number): number {
  const at = t / period;
  const cell = Math.floor(at);
  const here = mix(stream + Math.imul(cell, 0x9e3779b1));
  const next = mix(stream + Math.imul(cell + 1, 0x9e3779b1));
  return (here + (next - here) * ease(at - cell)) / (UINT32 / 2) - 1;
}

/** Scale of a random field in space and time, and the velocity at which its pattern drifts. */
export interface FieldGrain {
  readonly scale_km: number;
  readonly period_h: number;
  readonly driftEast_kmh?: number;
  readonly driftNorth_kmh?: number;
}

/** Returns a value in [-1, 1] at a position and an instant (ms since 1970 UTC). */
export type Field = (position: Position, at: number) => number;

/**
 * Creates a field in space and time whose values are similar within `scale_km` and `period_h` and
 * unrelated beyond.
 */
export function randomField(stream: number, grain: FieldGrain): Field {
  const { scale_km, period_h, driftEast_kmh = 0, driftNorth_kmh = 0 } = grain;
  return (position, at) => {
    const hours = at / HOUR_MS;
    const x = (position.lon * KM_PER_DEGREE_LON - driftEast_kmh * hours) / scale_km;
    const y = (position.lat * KM_PER_DEGREE_LAT - driftNorth_kmh * hours) / scale_km;
    const t = hours / period_h;
    const cell = Math.floor(t);
    const base = stream + Math.imul(cell, 0xc2b2ae3d);
    const here = plane(base, x, y);
    const next = plane((base + 0xc2b2ae3d) | 0, x, y);
    return (here + (next - here) * ease(t - cell)) / (UINT32 / 2) - 1;
  };
}

function plane(base: number, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const corner = (base + Math.imul(column, 0x9e3779b1) + Math.imul(row, 0x85ebca77)) | 0;
  const east = ease(x - column);
  const south = mix(corner);
  const north = mix(corner + 0x85ebca77);
  const southEdge = south + (mix(corner + 0x9e3779b1) - south) * east;
  const northEdge = north + (mix(corner + 0x9e3779b1 + 0x85ebca77) - north) * east;
  return southEdge + (northEdge - southEdge) * ease(y - row);
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}

function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
