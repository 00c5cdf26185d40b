/** A part of a request with its times: never its text, its variables or its caller. */
export interface Span {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  /** Null for the first of a trace. */
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly kind: SpanKind;
  /** By the monotonic clock of `performance`, like the end. */
  readonly startedMs: number;
  readonly endedMs: number;
  readonly attributes: SpanAttributes;
  readonly hasFailed: boolean;
}

/** `SERVER`: answers somebody else; `CLIENT`: waits for somebody else. */
export type SpanKind = 'INTERNAL' | 'SERVER' | 'CLIENT';

/** Few values, all of our own: departments, routes, statuses, ids of requests. */
export type SpanAttributes = Readonly<Record<string, string | number>>;
