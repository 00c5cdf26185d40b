/** Beijing time is UTC+8 all year; China has had no daylight saving time since 1991. */
export const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** The start of a network's day. */
export interface NetworkDay {
  /** A day's label is the date of (Beijing time + this many hours). */
  readonly dayShiftHours: number;
  readonly meaning: string;
  readonly source: string;
}

/**
 * The day of each network, by name.
 *
 * Day D of a network runs from `D 00:00 - dayShiftHours` (inclusive) to 24 hours later (exclusive),
 * Beijing time. Noise splits its day at 22:00 into a day part (06-22) and a night part (22-06); the
 * night belongs to the date on which it begins.
 */
export const NETWORK_DAYS = {
  AIR: {
    dayShiftHours: 0,
    meaning: 'Day D runs from 00:00 to 24:00 of D.',
    source: 'HJ 633 and HJ 663: calendar day',
  },
  WEATHER: {
    dayShiftHours: 4,
    meaning: 'Day D runs from 20:00 of D-1 to 20:00 of D.',
    source: 'Surface observation practice, GB/T 35221-2017: day boundary at 20:00',
  },
  HYDROLOGY: {
    dayShiftHours: -8,
    meaning: 'Day D runs from 08:00 of D to 08:00 of D+1.',
    source: 'Hydrological practice: day boundary at 08:00',
  },
  NOISE: {
    dayShiftHours: -6,
    meaning: 'Day D runs from 06:00 of D to 06:00 of D+1; its night begins at 22:00 of D.',
    source: 'GB 3096-2008: day 06:00-22:00, night 22:00-06:00',
  },
  CALENDAR: {
    dayShiftHours: 0,
    meaning: 'Day D runs from 00:00 to 24:00 of D.',
    source: 'All networks without their own day',
  },
} as const satisfies Readonly<Record<string, NetworkDay>>;

/** The name of a network's definition of a day. */
export type NetworkDayName = keyof typeof NETWORK_DAYS;

/** The label (YYYY-MM-DD) of the network's day that contains an instant. */
export function networkDayOf(network: NetworkDayName, at: Date): string {
  const shiftMs = BEIJING_OFFSET_MS + NETWORK_DAYS[network].dayShiftHours * 3_600_000;
  return new Date(at.getTime() + shiftMs).toISOString().slice(0, 10);
}
