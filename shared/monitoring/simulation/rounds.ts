import { BEIJING_OFFSET_MS } from '../../domain/network-day';

const TEN_HOURS_MS = 10 * 3_600_000;

/** Monthly sampling rounds before `until`: the 5th of each month, 10:00 Beijing time; the last three, oldest first. */
export function monthlyRounds(until: number): ReadonlyArray<number> {
  return roundsOf(until, { monthsApart: 1, day: 5 });
}

/** Quarterly rounds: the 10th of February, May, August and November, 10:00 Beijing time. */
export function quarterlyRounds(until: number): ReadonlyArray<number> {
  return roundsOf(until, { monthsApart: 3, day: 10, firstMonth: 1 });
}

/** Half-yearly rounds, of low and of middle water: the 15th of May and November, 10:00 Beijing time. */
export function halfYearlyRounds(until: number): ReadonlyArray<number> {
  return roundsOf(until, { monthsApart: 6, day: 15, firstMonth: 4 });
}

/** Yearly rounds: the 20th of October, 10:00 Beijing time. */
export function yearlyRounds(until: number): ReadonlyArray<number> {
  return roundsOf(until, { monthsApart: 12, day: 20, firstMonth: 9 });
}

interface Rhythm {
  readonly monthsApart: number;
  readonly day: number;
  /** A month of the rhythm, from 0. */
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
