import type { Position } from './position';
import { DAY_MS, HOUR_MS } from '../../domain/durations';

const BEIJING_OFFSET_MS = 8 * HOUR_MS;
const YEAR_MS = 365.2425 * DAY_MS;
const RADIANS = Math.PI / 180;
const SOLSTICE_SHARE = 0.472;
const TILT_RAD = 23.44 * RADIANS;

/** Returns the hour of the day in Beijing time, 0 to 24, with its fraction. */
export function beijingHour(at: number): number {
  return modulo(at + BEIJING_OFFSET_MS, DAY_MS) / HOUR_MS;
}

/** Returns the number of the day in Beijing time, counted from 1970-01-01. */
export function beijingDay(at: number): number {
  return Math.floor((at + BEIJING_OFFSET_MS) / DAY_MS);
}

/**
 * Returns the annual cycle: 1 at the `peak` (a share of the year: 0 is 1 January, 0.5 about 2
 * July), -1 half a year later.
 */
export function season(at: number, peak: number): number {
  return Math.cos(2 * Math.PI * (at / YEAR_MS - peak));
}

/** Returns the daily cycle: 1 at the `peak` hour (Beijing time), -1 twelve hours later. */
export function daily(at: number, peak: number): number {
  return Math.cos((2 * Math.PI * (beijingHour(at) - peak)) / 24);
}

/** Returns the sine of the sun's elevation; 0 at night. */
export function sunHeight(position: Position, at: number): number {
  const declination = TILT_RAD * season(at, SOLSTICE_SHARE);
  const hourAngle = ((at / HOUR_MS + 12) * 15 + position.lon) * RADIANS;
  const latitude = position.lat * RADIANS;
  return Math.max(
    0,
    Math.sin(latitude) * Math.sin(declination) +
      Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle),
  );
}

function modulo(value: number, by: number): number {
  return value - Math.floor(value / by) * by;
}
