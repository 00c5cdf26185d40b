import { BEIJING_OFFSET_MS } from '../../../../shared/domain/network-day';
import { dayBefore } from '../../../../shared/domain/working-days';

/** Returns a period of days as text with its last day; `until` is the first day after it. */
export function daysText(from: string | null, until: string | null, open: string): string {
  return `${from ?? open} 至 ${until === null ? '未定' : dayBefore(until)}`;
}

/**
 * Returns a period of instants as text, `before` exclusive: as days if it begins and ends at
 * midnight, otherwise to the minute.
 */
export function instantsText(from: string | null, before: string | null, open: string): string {
  if (from === null && before === null) return open;
  return `${from === null ? open : firstText(from)} 至 ${before === null ? open : lastText(before)}`;
}

/** Returns an instant in Beijing time. */
export function beijingTime(instant: string | Date): string {
  return `${clockText(instant).slice(0, 16).replace('T', ' ')}（北京时间）`;
}

function firstText(from: string): string {
  return isMidnight(from) ? clockText(from).slice(0, 10) : beijingTime(from);
}

function lastText(before: string): string {
  return isMidnight(before)
    ? dayBefore(clockText(before).slice(0, 10))
    : `${beijingTime(before)}止`;
}

function isMidnight(instant: string): boolean {
  return clockText(instant).slice(11) === '00:00:00.000Z';
}

/** Returns day and time in Beijing, in ISO 8601 format. */
function clockText(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + BEIJING_OFFSET_MS).toISOString();
}
