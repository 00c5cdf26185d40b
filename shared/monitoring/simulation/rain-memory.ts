import type { Position } from './position';
import { HOUR_MS } from '../../domain/durations';
import type { Sky } from './rain';

const WINDOW_H = 72;
/** Size of the ring buffer; a power of two, so that a bit mask gives the slot. */
const RING = 128;
const NO_HOUR = -0x80000000;
const PLACES_KEPT = 1024;

/**
 * Returns the rain of the past 72 h at a place, mm; the weight of each hour decays by a factor of e
 * in `fade_h` hours.
 */
export type RainMemory = (place: Position, at: number, fade_h: number) => number;

interface Ring {
  readonly place: Position;
  readonly hours: Int32Array;
  readonly rain_mm: Float64Array;
}

/**
 * Creates the weighted sum of past rain that soil and rivers depend on. It uses the whole hours
 * before `at` and the elapsed share of the current hour, so that the sum changes without steps
 * while it rains.
 *
 * Hourly rain is cached in a ring buffer for each place: moving through time calls `skyOf` once an
 * hour; a jump costs 72 calls and returns the same value.
 */
export function rainMemory(skyOf: (place: Position, at: number) => Sky): RainMemory {
  const rings = new Map<number, Ring>();
  const fill = (ring: Ring, hour: number): number => {
    const slot = hour & (RING - 1);
    const rain_mm = skyOf(ring.place, (hour + 0.5) * HOUR_MS).rain_mmh;
    ring.hours[slot] = hour;
    ring.rain_mm[slot] = rain_mm;
    return rain_mm;
  };
  const hourly_mm = (ring: Ring, hour: number): number => {
    const slot = hour & (RING - 1);
    return ring.hours[slot] === hour ? (ring.rain_mm[slot] ?? 0) : fill(ring, hour);
  };
  return (place, at, fade_h) => {
    const ring = ringOf(rings, place);
    const hours = at / HOUR_MS;
    const current = Math.floor(hours);
    const elapsed = hours - current;
    let weight = Math.exp(-elapsed / fade_h);
    let sum_mm = elapsed > 0 ? elapsed * hourly_mm(ring, current) : 0;
    const hourlyFade = Math.exp(-1 / fade_h);
    for (let back = 1; back <= WINDOW_H; back += 1) {
      sum_mm += weight * hourly_mm(ring, current - back);
      weight *= hourlyFade;
    }
    return sum_mm;
  };
}

function ringOf(rings: Map<number, Ring>, place: Position): Ring {
  // Rounded to about a metre, so that the value does not depend on which of two neighbouring places
  // is read first.
  const lat = Math.round(place.lat * 1e5);
  const lon = Math.round(place.lon * 1e5);
  const key = lat * 1e8 + lon;
  const known = rings.get(key);
  if (known) return known;
  if (rings.size >= PLACES_KEPT) rings.clear();
  const ring: Ring = {
    place: { lat: lat / 1e5, lon: lon / 1e5 },
    hours: new Int32Array(RING).fill(NO_HOUR),
    rain_mm: new Float64Array(RING),
  };
  rings.set(key, ring);
  return ring;
}
