import type { Span, SpanAttributes, SpanKind } from './span';

/** The process whose spans are sent. */
export interface TracedProcess {
  /** `rivergate-gateway`, `rivergate-water`. */
  readonly service: string;
  /** Of RiverGate. */
  readonly version: string;
}

/**
 * The body of one export: OTLP 1.x in its JSON form (opentelemetry.io/docs/specs/otlp, "JSON Protobuf
 * Encoding"): ids in hexadecimal, times as decimal text, enumerations as numbers.
 */
export function otlpText({ service, version }: TracedProcess, spans: ReadonlyArray<Span>): string {
  const resource = {
    attributes: attributesOf({ 'service.name': service, 'service.version': version }),
  };
  const scopeSpans = [{ scope: { name: 'rivergate', version }, spans: spans.map(encoded) }];
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] });
}

const KINDS: Readonly<Record<SpanKind, number>> = { INTERNAL: 1, SERVER: 2, CLIENT: 3 };
const ERROR = 2;

function encoded(span: Span) {
  const { traceId, spanId, parentSpanId, name, kind, hasFailed } = span;
  return {
    ...{ traceId, spanId, name, kind: KINDS[kind] },
    ...(parentSpanId !== null && { parentSpanId }),
    startTimeUnixNano: nanoseconds(span.startedMs),
    endTimeUnixNano: nanoseconds(span.endedMs),
    attributes: attributesOf(span.attributes),
    status: hasFailed ? { code: ERROR } : {},
  };
}

/** Unix time in whole microseconds, which a number holds exactly. */
function nanoseconds(ms: number): string {
  return `${String(Math.round((performance.timeOrigin + ms) * 1000))}000`;
}

function attributesOf(attributes: SpanAttributes) {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  }));
}
