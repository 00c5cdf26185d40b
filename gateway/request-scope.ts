import type { ReportedFallback } from '../shared/push-down/reported-fallback';
import type { AccessDecisions } from '../shared/sharing/access-decisions';
import type { BindingList } from './documents/binding-list';
import type { Trace } from '../shared/tracing/trace';

/** The state of one request to the gateway; its caller is identified before it is created. */
export interface RequestScope {
  readonly requestId: string;
  /** Address of the caller; absent if it is unknown. */
  readonly address?: string;
  /** Aborts when the caller has disconnected. */
  readonly signal: AbortSignal;
  /** The caller, and what it may read. */
  readonly access: AccessDecisions;
  /** The list of documents to which the caller is held; absent if it is held to none. */
  readonly documents?: BindingList;
  /** Id of the registered document that the request named; absent for any other. */
  readonly documentId?: string;
  /** Collects what becomes known during the request; absent if nobody needs it. */
  readonly trail?: RequestTrail;
  /** Its recorded trace; absent if none is recorded. */
  readonly traced?: RequestTrace;
  /**
   * Charges the cost of an operation to the caller's quota of a minute; rejects with
   * TOO_MANY_REQUESTS. If absent, nothing is counted.
   */
  readonly spend?: (cost: number) => Promise<void>;
}

/** What becomes known about a request while it is handled. */
export interface RequestTrail {
  /** Place of its intent in the audit log; null while it has none. */
  auditSequence: number | null;
  /** The fetches, in the order of their starts. */
  readonly fetches: MadeFetch[];
  /** The stages that have ended, in their order. */
  readonly stages: StageTime[];
}

/** The recorded trace of a request. */
export interface RequestTrace {
  readonly trace: Trace;
  /** By a monotonic clock. */
  readonly startedMs: number;
  /** Id of the stage that executes: fetches belong to it. */
  readonly executeId: string;
}

/** The trail of a request that begins. */
export function newTrail(): RequestTrail {
  return { auditSequence: null, fetches: [], stages: [] };
}

/** A stage of handling a request, and how long it took. */
export interface StageTime {
  readonly stage: Stage;
  /** By a monotonic clock. */
  readonly startedMs: number;
  readonly ms: number;
}

/**
 * `prepare`: checking and costing; `plan`: sharing and planning; `record`: writing the intent to
 * the audit log; `execute`: fetching and shaping, as far as that was not done during `record`;
 * `end`: writing the outcome.
 */
export type Stage = 'prepare' | 'plan' | 'record' | 'execute' | 'end';

/** A fetch with its times, by a monotonic clock, ms. */
export interface MadeFetch {
  readonly department: string;
  readonly operation: string;
  readonly startedMs: number;
  /** Null until it is answered. */
  endedMs: number | null;
  /** Why its department's resolvers answered it; null until it is answered, and if they did not. */
  fallback: ReportedFallback | null;
}

/** The scope that a library passed through untyped; throws TypeError for anything else. */
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
