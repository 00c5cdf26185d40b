import { AsyncLocalStorage } from 'node:async_hooks';
import { Pool } from 'undici';
import type { Database } from '../data/database';
import { otlpText, type TracedProcess } from './otlp-json';
import { perSecond } from './per-second';
import { spanQueue, type SpanBounds, type SpanCounts } from './span-queue';
import { newTrace, type CurrentSpan, type Trace } from './trace';
import { parseTraceparent, type TraceParent } from './trace-context';
import { tracedDatabase } from './traced-database';

/** Records spans of some requests and sends them to a collector. */
export interface Tracing {
  /**
   * The trace of a request from outside; null if it is not recorded: its caller says so, or more
   * were recorded in this second than may be.
   */
  begin(traceparent: unknown): Trace | null;
  /** The trace that a gateway records, in a department; null if it records none. */
  continued(traceparent: string | null): Trace | null;
  /** The same database; its statements are spans of the fetch that runs them. */
  database(database: Database): Database;
  counts(): SpanCounts;
  close(): Promise<void>;
}

/** What of tracing an operator sets. */
export interface TracingOptions extends TracedProcess {
  /** Where OTLP over HTTP is accepted, with its path. */
  readonly url: string;
  /** Most requests recorded in a second by our own choice, and as many more that their callers choose. */
  readonly tracesPerSecond: number;
  readonly onFault: (fault: unknown) => void;
  readonly bounds?: SpanBounds;
}

const TIMEOUT_MS = 3000;

/** Starts to record; only what is loaded by this file costs anything, and only from here on. */
export function openTracing({ url, onFault, bounds, ...options }: TracingOptions): Tracing {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: 1 });
  const queue = spanQueue({
    send: async (spans) => {
      const { statusCode, body } = await pool.request({
        ...{ path: `${pathname}${search}`, method: 'POST', body: otlpText(options, spans) },
        headers: { 'content-type': 'application/json' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await body.dump();
      if (statusCode >= 300) throw new TypeError(`The collector answered ${String(statusCode)}.`);
    },
    onFault,
    ...(bounds && { bounds }),
  });
  const current = new AsyncLocalStorage<CurrentSpan>();
  const traceOf = (parent: TraceParent | null) => newTrace(parent, { queue, current });
  const [chosen, requested] = [samplerOf(options), samplerOf(options)];
  return {
    begin: (header) => {
      const parent = parseTraceparent(header);
      if (parent) return parent.isSampled && requested() ? traceOf(parent) : null;
      return chosen() ? traceOf(null) : null;
    },
    continued: (header) => {
      const parent = parseTraceparent(header);
      return parent?.isSampled ? traceOf(parent) : null;
    },
    database: (database) => tracedDatabase(database, () => current.getStore()),
    counts: queue.counts,
    close: async () => {
      await queue.close();
      await pool.destroy();
    },
  };
}

function samplerOf({ tracesPerSecond }: Pick<TracingOptions, 'tracesPerSecond'>) {
  return perSecond(tracesPerSecond, () => performance.now());
}
