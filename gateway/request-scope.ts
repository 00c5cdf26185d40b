import type { AccessDecisions } from '../shared/sharing/access-decisions';

/** What lives as long as one request to the gateway: who asks is known before anything else is. */
export interface RequestScope {
  readonly requestId: string;
  /** Address that it came from; absent if it is unknown. */
  readonly address?: string;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
  /** Who asks, and what this caller may read. */
  readonly access: AccessDecisions;
  /** What becomes known of it on its way; absent: nobody asks. */
  readonly trail?: RequestTrail;
  /**
   * Takes what an operation costs from what its caller may ask for in a minute; it rejects with
   * TOO_MANY_REQUESTS. Absent: nothing is counted.
   */
  readonly spend?: (cost: number) => Promise<void>;
}

/** What becomes known of a request on its way. */
export interface RequestTrail {
  /** Place of its intent in the audit log; null while it has none. */
  auditSequence: number | null;
  /** Fetches that were made, in the order of their starts. */
  readonly fetches: MadeFetch[];
}

/** A fetch as it was made; its times are of a monotonic clock, ms. */
export interface MadeFetch {
  readonly department: string;
  readonly operation: string;
  readonly startedMs: number;
  /** Null while its answer is waited for. */
  endedMs: number | null;
}

/** The scope that a request came with through a library's hands; throws TypeError for anything else. */
export function requestScopeOf(value: unknown): RequestScope {
  if (isRequestScope(value)) return value;
  throw new TypeError('The context of a gateway request must be its scope.');
}

function isRequestScope(value: unknown): value is RequestScope {
  return (
    typeof value === 'object' &&
    value !== null &&
    'requestId' in value &&
    typeof value.requestId === 'string' &&
    'signal' in value &&
    value.signal instanceof AbortSignal &&
    'access' in value
  );
}
