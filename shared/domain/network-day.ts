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

/** What a day of 24 hours is called by, and when it begins. */
export interface DayKindFact {
  readonly nameZh: string;
  /** Its label is the date of (Beijing time + this many hours). */
  readonly dayShiftHours: number;
  readonly meaning: string;
}

/** The kinds of day that data are summed up by; no two begin at the same hour. */
export const DAY_KINDS = {
  CALENDAR: { nameZh: '自然日', ...beginsAs('CALENDAR') },
  METEOROLOGICAL: { nameZh: '气象日', ...beginsAs('WEATHER') },
  HYDROLOGICAL: { nameZh: '水文日', ...beginsAs('HYDROLOGY') },
  NOISE: { nameZh: '噪声监测日', ...beginsAs('NOISE') },
} as const satisfies Readonly<Record<string, DayKindFact>>;

/** The name of a kind of day. */
export type DayKindName = keyof typeof DAY_KINDS;

function beginsAs<Name extends NetworkDayName>(network: Name) {
  const { dayShiftHours, meaning } = NETWORK_DAYS[network];
  return { dayShiftHours, meaning };
}

/** The kind of day that begins by a shift; null for a shift that no network declares. */
export function dayKindOf(dayShiftHours: number): DayKindName | null {
  const kinds = Object.keys(DAY_KINDS) as DayKindName[]; // Its own keys.
  return kinds.find((kind) => DAY_KINDS[kind].dayShiftHours === dayShiftHours) ?? null;
}
