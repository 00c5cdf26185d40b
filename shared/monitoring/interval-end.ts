import { BEIJING_OFFSET_MS } from '../domain/network-day';
import { AVERAGING_MS, type Averaging } from './vocabulary';

/**
 * Returns the end of an averaging period, ms since 1970 UTC. Months and years are calendar ones in
 * Beijing time; a month that starts on the 31st ends on the last day of a shorter next month.
 * `interval_end` in SQL computes the same.
 */
export function intervalEnd(startsAt: number, averaging: `${Averaging}`): number {
  if (averaging !== 'MONTH' && averaging !== 'YEAR') return startsAt + AVERAGING_MS[averaging];
  const beijing = new Date(startsAt + BEIJING_OFFSET_MS);
  const day = beijing.getUTCDate();
  beijing.setUTCMonth(beijing.getUTCMonth() + (averaging === 'MONTH' ? 1 : 12));
  if (beijing.getUTCDate() !== day) beijing.setUTCDate(0);
  return beijing.getTime() - BEIJING_OFFSET_MS;
}
