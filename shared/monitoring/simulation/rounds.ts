import { BEIJING_OFFSET_MS } from '../../domain/network-day';

const TEN_HOURS_MS = 10 * 3_600_000;

/**
 * Returns the last three monthly sampling rounds before `until`, oldest first: the 5th of each
 * month, 10:00 Beijing time.
 */
export function monthlyRounds(until: number): ReadonlyArray<number> {
  return roundsOf(until, { monthsApart: 1, day: 5 });
}

/**
 * Returns the last three quarterly rounds: the 10th of February, May, August and November, 10:00 Beijing
 * time.
 */
export function quarterlyRounds(until: number): ReadonlyArray<number> {
  return roundsOf(until, { monthsApart: 3, day: 10, firstMonth: 1 });
}

/**
 * Returns the last three half-yearly rounds, at low and at medium water: the 15th of May and November,
 * 10:00 Beijing time.
 */
export function halfYearlyRounds(until: number): ReadonlyArray<number> {
  return roundsOf(until, { monthsApart: 6, day: 15, firstMonth: 4 });
}

/** Returns the last three yearly rounds: the 20th of October, 10:00 Beijing time. */
export function yearlyRounds(until: number): ReadonlyArray<number> {
  return roundsOf(until, { monthsApart: 12, day: 20, firstMonth: 9 });
}

interface Rhythm {
  readonly monthsApart: number;
  readonly day: number;
  /** First month of the cycle, counted from 0. */
  readonly firstMonth?: number;
}

function roundsOf(
  until: number,
  { monthsApart, day, firstMonth = 0 }: Rhythm,
): ReadonlyArray<number> {
  const year = new Date(until + BEIJING_OFFSET_MS).getUTCFullYear();
  const rounds: number[] = [];
  for (let month = firstMonth - 48; month < 12; month += monthsApart) {
    const at = Date.UTC(year, month, day) - BEIJING_OFFSET_MS + TEN_HOURS_MS;
    if (at < until) rounds.push(at);
  }
  return rounds.slice(-3);
}
