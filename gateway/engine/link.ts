import type { RollupQueue } from '../../shared/monitoring/rollup/refresh-rollups';
import type { Permits } from '../../shared/sharing/permits';

/** What lives as long as one request to the gateway. */
export interface RequestScope {
  readonly requestId: string;
  /** Address that it came from; absent where it is unknown. */
  readonly address?: string;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
  /** What its caller may read; absent: a supergraph that binds nothing. */
  readonly permits?: Permits;
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
  /** Place of its intent on the record; null while it has none. */
  recordSequence: number | null;
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

/** One fetch of a query plan. */
export interface LinkRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  /** Aborts when the answer is not waited for any more. */
  readonly signal: AbortSignal;
  /** The gateway request that this fetch belongs to. */
  readonly scope: RequestScope;
}

/** An error as a department answers it. */
export interface LinkError {
  readonly message: string;
  readonly path?: ReadonlyArray<string | number>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What a department answers: never a rejection, and what went wrong stands in `errors`. */
export interface LinkAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: ReadonlyArray<LinkError>;
}

/** What is known of the way to a department. */
export interface LinkReport {
  /** How far its clock was ahead of the gateway's when it was last asked whether it is well, ms. */
  readonly clockOffsetMs?: number;
  /** Whether it is asked at all. */
  readonly circuit?: CircuitReport;
  /** What of it waits for its roll-ups, as it said itself; absent where it has none, or did not say. */
  readonly rollups?: RollupQueue;
}

/** Whether a department is asked (`CLOSED`), on trial (`HALF_OPEN`) or not asked (`OPEN`). */
export interface CircuitReport {
  readonly state: 'CLOSED' | 'HALF_OPEN' | 'OPEN';
  /** When it began to answer nobody, RFC 3339; null while it answers. */
  readonly since: string | null;
}

/** The way to one department. */
export interface Link {
  readonly department: string;
  fetch(request: LinkRequest): Promise<LinkAnswer>;
  /** Whether the department answers at all. */
  readonly isReady: () => Promise<boolean>;
  /** What is known of the way to it, for `/readyz`; absent: nothing. */
  readonly report?: () => LinkReport;
  /** Resolves when everything under way has ended. */
  close(): Promise<void>;
}

/** Whether a value that came through a library's hands is a request scope. */
export function isRequestScope(value: unknown): value is RequestScope {
  return (
    typeof value === 'object' &&
    value !== null &&
    'requestId' in value &&
    typeof value.requestId === 'string' &&
    'signal' in value &&
    value.signal instanceof AbortSignal
  );
}
