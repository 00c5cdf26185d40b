import type { Language } from '../common/kept-language';

const ZONE = 'Asia/Shanghai';
const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** Formats an instant in the city's time, to the minute; a dash for null. */
export function timeOf(instant: string | null | undefined, language: Language): string {
  if (!instant) return '—';
  return new Intl.DateTimeFormat(LOCALE[language], {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  }).format(new Date(instant));
}

/** A day, ms. */
export const DAY_MS = 86_400_000;

/** An hour, ms. */
export const HOUR_MS = 3_600_000;

/** The day of an instant in the city's time, `2026-11-26`. */
export function dayOf(ms: number): string {
  return new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 10);
}

/** Instant at which a day of the city begins, UTC. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}

/** Instant at which a day of the city ends, UTC. */
export function endOfDay(day: string): string {
  return new Date(Date.parse(startOfDay(day)) + DAY_MS).toISOString();
}

/**
 * Last day of a period whose end is the first day after it, because data end before a day while
 * people name the last one; null for null.
 */
export function lastDayOf(end: string | null): string | null {
  return end === null ? null : dayShifted(end, -1);
}

/** First day after the entered last day; null for null. Inverse of `lastDayOf`. */
export function dayAfter(last: string): string;
export function dayAfter(last: string | null): string | null;
export function dayAfter(last: string | null): string | null {
  return last === null ? null : dayShifted(last, 1);
}

/**
 * The day, in the city's time, of the last millisecond before an instant; null for null. Inverse of
 * `endOfDay`.
 */
export function lastDayBefore(instant: string | null): string | null {
  return instant === null ? null : dayOf(Date.parse(instant) - 1);
}

/** Adds days to a calendar day. */
function dayShifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Hours from an instant until now. */
export function hoursSince(instant: string): number {
  return (Date.now() - Date.parse(instant)) / HOUR_MS;
}
