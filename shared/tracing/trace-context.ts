/** A span of somebody else, to which ours belong (W3C Trace Context, Recommendation of 2021-11-23). */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  /** Whether its caller records it. */
  readonly isSampled: boolean;
}

/** The header of a trace context, and its claim in the signature of a gateway. */
export const TRACEPARENT = 'traceparent';

const FORM =
  /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** The value of a `traceparent` header; null if it is absent or invalid (section 3.2). */
export function parseTraceparent(value: unknown): TraceParent | null {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return null;
  const [, version, traceId, spanId, flags = '', more] = FORM.exec(value) ?? [];
  if (traceId === undefined || spanId === undefined) return null;
  if (version === '00' && more !== undefined) return null;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** A later version may be longer than the 55 characters of this one. */
const MAX_LENGTH = 256;

/** The header that names a sampled span of ours. */
export function traceparentOf({ traceId, spanId }: Omit<TraceParent, 'isSampled'>): string {
  return `00-${traceId}-${spanId}-01`;
}
