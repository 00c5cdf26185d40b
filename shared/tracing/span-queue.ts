import { setTimeout as delay } from 'node:timers/promises';
import type { Span } from './span';

/** What became of spans since the process started. */
export interface SpanCounts {
  readonly sent: number;
  /** Dropped because too many waited, or because the collector did not take them. */
  readonly dropped: number;
  readonly waiting: number;
}

/** Spans on their way to a collector. */
export interface SpanQueue {
  /** Takes a span, or drops and counts it; never waits. */
  add(span: Span): void;
  counts(): SpanCounts;
  /** Sends what waits, once; a collector that does not answer costs one time limit. */
  close(): Promise<void>;
}

/** How spans are sent. */
export interface SpanSending {
  /** Sends these spans; rejects if the collector does not take them. */
  readonly send: (spans: ReadonlyArray<Span>) => Promise<void>;
  /** Called with the reason when the collector takes no spans any more. */
  readonly onFault: (fault: unknown) => void;
  readonly bounds?: SpanBounds;
}

/** Bounds of a queue. */
export interface SpanBounds {
  /** Most spans that wait. Each weighs less than 1 KB, because nothing in it is a caller's. */
  readonly waiting: number;
  /** Most spans sent together. */
  readonly batch: number;
  /** Pause between two batches, ms. */
  readonly everyMs: number;
  /** The same after the collector did not take one. */
  readonly afterFaultMs: number;
}

/** The numbers of OpenTelemetry's own batch processor, but sent each second. */
export const SPAN_BOUNDS: SpanBounds = {
  waiting: 2048,
  batch: 512,
  everyMs: 1000,
  afterFaultMs: 5000,
};

/**
 * Sends spans in batches, one at a time, beside the work that they describe. A batch that is not
 * taken is dropped, not repeated: its spans would take the place of newer ones.
 */
export function spanQueue({ send, onFault, bounds = SPAN_BOUNDS }: SpanSending): SpanQueue {
  const waiting: Span[] = [];
  const stopping = new AbortController();
  const counts = { sent: 0, dropped: 0 };
  let isFailing = false;
  let sending: Promise<void> | undefined;
  const sendBatch = async () => {
    const batch = waiting.splice(0, bounds.batch);
    try {
      await send(batch);
      counts.sent += batch.length;
      isFailing = false;
    } catch (fault) {
      counts.dropped += batch.length;
      if (!isFailing) onFault(fault);
      isFailing = true;
    }
  };
  const sendAll = async () => {
    while (waiting.length > 0) {
      const pauseMs = isFailing ? bounds.afterFaultMs : bounds.everyMs;
      await delay(pauseMs, undefined, { signal: stopping.signal, ref: false }).catch(ended);
      if (!stopping.signal.aborted || !isFailing) await sendBatch();
      else counts.dropped += waiting.splice(0).length;
    }
    sending = undefined;
  };
  return {
    add: (span) => {
      if (stopping.signal.aborted || waiting.length >= bounds.waiting) counts.dropped += 1;
      else if (waiting.push(span) > 0) sending ??= sendAll();
    },
    counts: () => ({ ...counts, waiting: waiting.length }),
    close: async () => {
      stopping.abort();
      await sending;
    },
  };
}

/** The pause ends early when the queue is closed. */
function ended(): void {
  // Nothing is left to do.
}
