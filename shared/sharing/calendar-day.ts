import { BEIJING_OFFSET_MS } from '../domain/network-day';

/** The calendar day in Beijing, `YYYY-MM-DD`. */
export function dayOf(now: Date): string {
  return new Date(now.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Beijing, ms since 1970. */
export function startOfDayMs(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** Whether `from` ≤ `day` < `to`; null is no limit. */
export function isWithin(day: string, from: string, to: string | null): boolean {
  return from <= day && (to === null || day < to);
}
