import { hash01 } from './random-field';
import { distance_km, type Position } from './position';
import { DAY_MS, HOUR_MS } from '../../domain/durations';

const EPOCH_MS = 45 * DAY_MS;
const QUIET_MS = 3 * DAY_MS;
const BEFORE_LANDFALL_MS = 30 * HOUR_MS;
const AFTER_LANDFALL_MS = 18 * HOUR_MS;
const RISE_MS = 8 * HOUR_MS;
const FALL_MS = 6 * HOUR_MS;
const DECAY_MS = 16 * HOUR_MS;
const LANDFALL: Position = { lat: 21.9, lon: 112.8 };

/** One synthetic typhoon of the demonstration; its name marks it as synthetic. */
export interface Typhoon {
  readonly name: string;
  readonly startsAt: number;
  readonly landfallAt: number;
  readonly endsAt: number;
  readonly landfall: Position;
  /** Maximum sustained wind on the whole track, m/s. */
  readonly peakWind_ms: number;
  /** Radius of maximum wind, km. */
  readonly radius_km: number;
  readonly latPerHour: number;
  readonly lonPerHour: number;
}

/** State of a typhoon at one instant. */
export interface TyphoonNow extends Position {
  readonly name: string;
  readonly maxWind_ms: number;
  readonly radius_km: number;
  /** Pressure deficit of the centre, hPa. */
  readonly deficit_hpa: number;
  readonly distanceKm: (place: Position) => number;
}

/**
 * Returns the typhoon at an instant; null if there is none. One makes landfall in every period of
 * 45 days.
 */
export function typhoonAt(seed: number, at: number): TyphoonNow | null {
  const epoch = Math.floor(at / EPOCH_MS);
  const landfallAt = landfallOf(seed, epoch);
  if (at < landfallAt - BEFORE_LANDFALL_MS || at >= landfallAt + AFTER_LANDFALL_MS) return null;
  const typhoon = typhoonOf(seed, epoch);
  const maxWind_ms = typhoon.peakWind_ms * strength(typhoon, at);
  const hours = (at - landfallAt) / HOUR_MS;
  const centre = {
    lat: typhoon.landfall.lat + typhoon.latPerHour * hours,
    lon: typhoon.landfall.lon + typhoon.lonPerHour * hours,
  };
  return {
    lat: centre.lat,
    lon: centre.lon,
    name: typhoon.name,
    maxWind_ms,
    radius_km: typhoon.radius_km,
    // Atkinson and Holliday (1977): V = 3.4 (1010 - p)^0.644.
    deficit_hpa: (maxWind_ms / 3.4) ** (1 / 0.644),
    distanceKm: (place) => distance_km(centre, place),
  };
}

/** Returns the typhoons that exist in any part of [from, to), in order of time. */
export function typhoonsBetween(seed: number, from: number, to: number): ReadonlyArray<Typhoon> {
  const found: Typhoon[] = [];
  for (let epoch = Math.floor(from / EPOCH_MS); epoch * EPOCH_MS < to; epoch += 1) {
    const typhoon = typhoonOf(seed, epoch);
    if (typhoon.startsAt < to && typhoon.endsAt > from) found.push(typhoon);
  }
  return found;
}

function landfallOf(seed: number, epoch: number): number {
  const free = EPOCH_MS - 2 * QUIET_MS;
  return epoch * EPOCH_MS + QUIET_MS + Math.floor(hash01(seed, epoch, 1) * free);
}

function typhoonOf(seed: number, epoch: number): Typhoon {
  const landfallAt = landfallOf(seed, epoch);
  const speed_kmh = 16 + 8 * hash01(seed, epoch, 2);
  const heading = (-45 + 24 * (hash01(seed, epoch, 3) - 0.5)) * (Math.PI / 180);
  return {
    name: nameOf(epoch),
    startsAt: landfallAt - BEFORE_LANDFALL_MS,
    landfallAt,
    endsAt: landfallAt + AFTER_LANDFALL_MS,
    landfall: {
      lat: LANDFALL.lat + 0.2 * (hash01(seed, epoch, 4) - 0.5),
      lon: LANDFALL.lon + 0.5 * (hash01(seed, epoch, 5) - 0.5),
    },
    peakWind_ms: 25 + 20 * hash01(seed, epoch, 6),
    radius_km: 35 + 30 * hash01(seed, epoch, 7),
    latPerHour: (speed_kmh * Math.cos(heading)) / 111.2,
    lonPerHour: (speed_kmh * Math.sin(heading)) / 103,
  };
}

function nameOf(epoch: number): string {
  const hundred = Math.floor(epoch / 100);
  const letter = String.fromCharCode(65 + (((hundred % 26) + 26) % 26));
  return `演示台风 ${letter}${String(epoch - hundred * 100).padStart(2, '0')}`;
}

function strength(typhoon: Typhoon, at: number): number {
  const risen = Math.min(1, (at - typhoon.startsAt) / RISE_MS);
  const left = Math.min(1, (typhoon.endsAt - at) / FALL_MS);
  const overLand = Math.max(0, at - typhoon.landfallAt);
  return risen * left * Math.exp(-overLand / DECAY_MS);
}
