import type { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { SpanAttributes, SpanKind } from './span';
import type { SpanQueue } from './span-queue';
import { traceparentOf, type TraceParent } from './trace-context';

/** The recorded trace of one request in this process. */
export interface Trace {
  /** Id of the span of the whole request. */
  readonly rootId: string;
  /** Id of the span of the caller; null if it named none. */
  readonly parentId: string | null;
  /** Records a part that has ended. */
  add(part: EndedPart): void;
  /**
   * Runs `work` as a span; what it waits for, and its statements, belong to it. `work` is given the
   * header that names the span. It has failed if `work` rejects, or by `isFailure`.
   */
  within<T>(
    part: TracedPart,
    work: (traceparent: string) => Promise<T>,
    isFailure?: (result: T) => boolean,
  ): Promise<T>;
}

/** A part of a request. */
export interface TracedPart {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes?: SpanAttributes;
  /** Chosen by the caller if other spans refer to it. */
  readonly spanId?: string;
  readonly parentId: string | null;
}

interface EndedPart extends TracedPart {
  readonly startedMs: number;
  readonly endedMs: number;
  readonly hasFailed?: boolean;
}

/** The span in whose work the present call runs. */
export interface CurrentSpan {
  readonly trace: Trace;
  readonly spanId: string;
}

/** Where spans go, and how the span of the present call is known. */
interface Recording {
  readonly queue: Pick<SpanQueue, 'add'>;
  readonly current: AsyncLocalStorage<CurrentSpan>;
}

/** Begins the trace of one request; `parent` is the span of its caller. */
export function newTrace(parent: TraceParent | null, { queue, current }: Recording): Trace {
  const traceId = parent?.traceId ?? randomBytes(16).toString('hex');
  const trace: Trace = {
    rootId: newSpanId(),
    parentId: parent?.spanId ?? null,
    add: ({ spanId = newSpanId(), parentId, attributes = {}, hasFailed = false, ...part }) => {
      queue.add({ ...part, traceId, spanId, parentSpanId: parentId, attributes, hasFailed });
    },
    within: async (part, work, isFailure) => {
      const { spanId = newSpanId() } = part;
      const startedMs = performance.now();
      let hasFailed = true;
      try {
        const run = () => work(traceparentOf({ traceId, spanId }));
        const result = await current.run({ trace, spanId }, run);
        hasFailed = isFailure?.(result) ?? false;
        return result;
      } finally {
        trace.add({ ...part, spanId, startedMs, endedMs: performance.now(), hasFailed });
      }
    },
  };
  return trace;
}

/** A new id of a span. */
export function newSpanId(): string {
  return randomBytes(8).toString('hex');
}
