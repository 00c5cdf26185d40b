import type { HubEvent, Ledger } from './entries';
import { MINUTE_MS } from '../../shared/domain/durations';

/** Events that anybody can cause at any rate. */
const BOUNDED: ReadonlySet<string> = new Set(['SIGN_IN_REFUSED', 'TOKEN_REFUSED']);
/** How many of them are written separately for one name in a minute. */
const ALONE_A_MINUTE = 20;
/** How many names are counted separately; the rest is counted together. */
const MOST_NAMES = 1_000;

/** Keeps refused sign-ins from filling the audit log. */
export interface BoundedEvents {
  /** Resolves when the event is in the audit log, or counted; rejects with AUDIT_UNAVAILABLE. */
  note(event: HubEvent): Promise<void>;
  /** Writes the counts of minutes that have ended by then. */
  flush(now: Date): Promise<void>;
}

interface Counted {
  readonly event: string;
  readonly subject: string;
  readonly minute: number;
  count: number;
}

/**
 * Writes refused sign-ins separately, with their address, up to a limit for each name and minute;
 * the others are counted, and one event reports the count when the minute has ended. All other
 * events are written as they are.
 */
export function boundedEvents(
  ledger: Pick<Ledger, 'note'>,
  onFault: (fault: unknown) => void,
): BoundedEvents {
  const counts = new Map<string, Counted>();
  return {
    note: async (event) => {
      if (!BOUNDED.has(event.event)) return ledger.note(event);
      const counted = countOf(counts, event);
      counted.count += 1;
      if (counted.count <= ALONE_A_MINUTE) await ledger.note(event);
    },
    flush: async (now) => {
      const ended = [...counts].filter(([, { minute }]) => endOf(minute) <= now.getTime());
      for (const [key, counted] of ended) {
        counts.delete(key);
        if (counted.count > ALONE_A_MINUTE) await ledger.note(summaryOf(counted)).catch(onFault);
      }
    },
  };
}

function countOf(counts: Map<string, Counted>, { event, subject, at }: HubEvent): Counted {
  const minute = Math.floor(at.getTime() / MINUTE_MS);
  const own = `${event} ${String(minute)} ${subject}`;
  const isFull = counts.size >= MOST_NAMES && !counts.has(own);
  const key = isFull ? `${event} ${String(minute)}` : own;
  const counted = counts.get(key) ?? {
    event,
    subject: isFull ? 'others' : subject,
    minute,
    count: 0,
  };
  counts.set(key, counted);
  return counted;
}

function summaryOf({ event, subject, minute, count }: Counted): HubEvent {
  const from = new Date(minute * MINUTE_MS).toISOString();
  const facts = { counted: count - ALONE_A_MINUTE, from };
  return { at: new Date(endOf(minute)), event, subject, traceId: null, facts };
}

function endOf(minute: number): number {
  return (minute + 1) * MINUTE_MS;
}
