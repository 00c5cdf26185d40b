import { CLOCK_TOLERANCE_MS, type MachineClock } from '../../identity/clock-tolerance';
import { clockSkewed } from '../../identity/clock-skewed';

/** Holds the wall clock of one machine against that of the exchange. */
export interface ClockWatch {
  /** The exchange's clock said this at some moment since `sinceMs` (monotonic). */
  heard(exchangeMs: number, sinceMs: number): void;
  /** How far the clock here is ahead of the exchange's, ms, at least; null before anything was heard. */
  offsetMs(): number | null;
  /** Throws CLOCK_SKEWED where it is further away than is allowed, also by a jump since it was heard. */
  assertWithin(): void;
}

/** Hears that the clock has come to be too far from the exchange's, or back; for the log. */
export type OnClock = (offsetMs: number, isWithin: boolean) => void;

/** What the exchange's clock shows more than the monotonic one here, ms: between these two. */
interface Lead {
  readonly least: number;
  readonly most: number;
}

/**
 * A watch that counts on by the monotonic clock, so that it sees the wall clock jump. Before the
 * exchange was heard of, the wall clock as it was at the beginning is accepted within the
 * tolerance. What is heard has the width of its journey; the narrower one wins while both can be
 * true.
 */
export function clockWatch({ now, monotonicMs }: MachineClock, onChange?: OnClock): ClockWatch {
  const wallLead = () => now().getTime() - monotonicMs();
  const first = wallLead();
  let lead: Lead = { least: first - CLOCK_TOLERANCE_MS, most: first + CLOCK_TOLERANCE_MS };
  let hasHeard = false;
  let wasWithin = true;
  const offset = (): number => {
    const here = wallLead();
    if (here > lead.most) return here - lead.most;
    return here < lead.least ? here - lead.least : 0;
  };
  return {
    heard: (exchangeMs, sinceMs) => {
      const news = { least: exchangeMs - monotonicMs(), most: exchangeMs - sinceMs };
      const both = {
        least: Math.max(news.least, lead.least),
        most: Math.min(news.most, lead.most),
      };
      lead = hasHeard && both.least <= both.most ? both : news;
      hasHeard = true;
    },
    offsetMs: () => (hasHeard ? offset() : null),
    assertWithin: () => {
      const offsetMs = offset();
      const beyondMs = hasHeard ? CLOCK_TOLERANCE_MS : 0; // Before, the tolerance is in the lead.
      const isWithin = Math.abs(offsetMs) <= beyondMs;
      if (isWithin !== wasWithin) onChange?.(offsetMs, isWithin);
      wasWithin = isWithin;
      if (!isWithin) throw clockSkewed(offsetMs, 'the exchange');
    },
  };
}
