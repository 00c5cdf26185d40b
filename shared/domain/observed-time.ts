import { MINUTE_MS } from './durations';

/**
 * Earliest start of an observation, ms since 1970 UTC: 1950-01-01 in Beijing. Our own bound: the
 * network's oldest series (weather) begin with the 1950s, and dates before it are those of a wrong
 * century or of a misread serial day.
 */
export const EARLIEST_START_MS = Date.UTC(1949, 11, 31, 16);

/** How far the clock of a source may be ahead of the hub's. */
export const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;

/** The reason why no observation can have an interval. */
export type TimeFault = 'TIME_AHEAD' | 'TIME_TOO_EARLY';

/**
 * Returns what is wrong with the interval of an observation: it has not ended yet (a forecast is no
 * observation), or it begins before 1950. All in ms since 1970 UTC.
 */
export function timeFaultOf(
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number },
  now: number,
): TimeFault | undefined {
  if (!(endsAt <= now + CLOCK_TOLERANCE_MS)) return 'TIME_AHEAD';
  return startsAt < EARLIEST_START_MS ? 'TIME_TOO_EARLY' : undefined;
}
