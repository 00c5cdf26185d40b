import { holidayCalendar, type DayKind } from './holidays';
import { hash01, hash32, smoothRandom } from './random-field';
import { within, type Position } from './position';
import { beijingHour } from './sky';
import { HOUR_MS } from '../../domain/durations';
import { worldStorm } from './storm';

/** Centre of the city; a storm here reduces traffic in the whole city. */
const CITY: Position = { lat: 22.58, lon: 113.08 };
const NIGHT_SHARE = 0.05;
const HOLIDAY_SHARE = 0.72;

/** A road with a traffic counter. */
export interface Road {
  /** Key of the series, from `stringKey`. */
  readonly key: number;
  /** Capacity of the road, vehicles per hour in both directions. */
  readonly capacity: number;
}

/** Simulated traffic of one seed. */
export interface WorldTraffic {
  /** Returns the load of the city's roads at an instant, as a share of capacity, 0 to 1. */
  readonly share: (at: number) => number;
  /** Returns the vehicles per hour on a road at an instant, a whole number. */
  readonly vehiclesPerHour: (road: Road, at: number) => number;
}

/**
 * Creates the traffic of a seed: two rush hours on workdays, one late broad peak on other days, and
 * little traffic in a typhoon.
 */
export function worldTraffic(seed: number): WorldTraffic {
  const dayKindOf = holidayCalendar();
  const stormOf = worldStorm(seed);
  const share = (at: number): number => {
    const wind_ms = stormOf(CITY, at)?.wind_ms ?? 0;
    return shape(dayKindOf(at), beijingHour(at)) * (1 - 0.8 * within((wind_ms - 8) / 12, 0, 1));
  };
  return {
    share,
    vehiclesPerHour: ({ key, capacity }, at) => {
      const stream = hash32(seed, key, 0x41);
      const habit = 0.84 + 0.12 * hash01(stream, 1) + 0.06 * smoothRandom(stream, at, 3 * HOUR_MS);
      const mean = capacity * share(at) * habit;
      // The scatter of a count is proportional to its square root.
      const scatter = hash01(stream, Math.floor(at / 1000)) - 0.5;
      return Math.max(0, Math.round(mean + 3.4 * Math.sqrt(mean) * scatter));
    },
  };
}

function shape(kind: DayKind, hour: number): number {
  if (kind === 'WORKDAY') {
    const day = 0.5 * hump(hour, 13, 4.6);
    return NIGHT_SHARE + day + 0.42 * hump(hour, 8, 1.25) + 0.5 * hump(hour, 18, 1.6);
  }
  const leisure = NIGHT_SHARE + 0.58 * hump(hour, 15.5, 4.4) + 0.12 * hump(hour, 20, 2);
  return kind === 'HOLIDAY' ? HOLIDAY_SHARE * leisure : leisure;
}

function hump(hour: number, peak: number, width: number): number {
  const away = (hour - peak) / width;
  return Math.exp(-0.5 * away * away);
}
