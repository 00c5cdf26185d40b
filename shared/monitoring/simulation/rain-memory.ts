import type { Position } from './position';
import { HOUR_MS } from '../../domain/durations';
import type { Sky } from './rain';

const WINDOW_H = 72;
/** A power of two, so that a mask finds the slot. */
const RING = 128;
const NO_HOUR = -0x80000000;
const PLACES_KEPT = 1024;

/** Answers the rain of the past 72 h at a place in mm, each hour fading by e in `fade_h` hours. */
export type RainMemory = (place: Position, at: number, fade_h: number) => number;

interface Ring {
  readonly place: Position;
  readonly hours: Int32Array;
  readonly rain_mm: Float64Array;
}

/**
 * Rain of the past as ground and rivers remember it: only whole and begun hours before `at`, the begun
 * one by its elapsed share, so the memory grows without steps while it rains.
 *
 * Hourly rain is kept in a ring a place, so a walk through time asks the sky once an hour; a jump
 * costs 72 askings and gives the same value.
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
  // Snapped to about a metre: the value may not depend on which of two neighbours asked first.
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
