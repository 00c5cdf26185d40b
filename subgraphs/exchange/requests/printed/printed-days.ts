import { BEIJING_OFFSET_MS } from '../../../../shared/domain/network-day';
import { dayBefore } from '../../../../shared/domain/working-days';

/** A period of days, printed to its last day; `until` is the first day after it. */
export function daysText(from: string | null, until: string | null, open: string): string {
  return `${from ?? open} 至 ${until === null ? '未定' : dayBefore(until)}`;
}

/** A period of instants that holds none at `before` itself: by its days where they are whole, to the minute else. */
export function instantsText(from: string | null, before: string | null, open: string): string {
  if (from === null && before === null) return open;
  return `${from === null ? open : firstText(from)} 至 ${before === null ? open : lastText(before)}`;
}

/** An instant as a clock in Beijing shows it. */
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

/** Day and time in Beijing, as ISO 8601 writes them. */
function clockText(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + BEIJING_OFFSET_MS).toISOString();
}
