import { CLOCK_TOLERANCE_MS, type MachineClock } from '../../identity/clock-tolerance';
import { clockSkewed } from '../../identity/clock-skewed';

/** Compares the wall clock of this machine with that of the exchange. */
export interface ClockWatch {
  /** Records a time of the exchange's clock, read at some moment since `sinceMs` (monotonic). */
  heard(exchangeMs: number, sinceMs: number): void;
  /**
   * Minimum offset of this clock from the exchange's, ms (positive: ahead); null before the first
   * time was received.
   */
  offsetMs(): number | null;
  /**
   * Throws CLOCK_SKEWED if the offset is larger than allowed, also because of a jump since the last
   * received time.
   */
  assertWithin(): void;
}

/** Called when the offset becomes too large, or acceptable again; used for logging. */
export type OnClock = (offsetMs: number, isWithin: boolean) => void;

/**
 * Lower and upper limit of the difference between the exchange's clock and the monotonic clock
 * here, ms.
 */
interface Lead {
  readonly least: number;
  readonly most: number;
}

/**
 * Creates a watch that advances the exchange's time by the monotonic clock, so that it detects
 * jumps of the wall clock. Before the first time is received, it accepts the initial wall clock
 * within the tolerance. The uncertainty of a received time is its transmission time; of two
 * compatible times the more certain one is used.
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
      const beyondMs = hasHeard ? CLOCK_TOLERANCE_MS : 0; // Before the first received time, the limits include the tolerance.
      const isWithin = Math.abs(offsetMs) <= beyondMs;
      if (isWithin !== wasWithin) onChange?.(offsetMs, isWithin);
      wasWithin = isWithin;
      if (!isWithin) throw clockSkewed(offsetMs, 'the exchange');
    },
  };
}
