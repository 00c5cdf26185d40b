import type { RollupQueue } from '../../shared/monitoring/rollup/refresh-rollups';
import type { ReportedFallback } from '../../shared/push-down/reported-fallback';
import type { RequestScope } from '../request-scope';

/** One fetch of a query plan. */
export interface LinkRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Keys of members that may be answered as `FinishedText`; none unless given. */
  readonly finished?: ReadonlySet<string> | undefined;
  /** Header of the span that waits for the answer; absent if none is recorded. */
  readonly traceparent?: string;
  /** The gateway request that this fetch belongs to. */
  readonly scope: RequestScope;
}

/** An error in a department's answer. */
export interface LinkError {
  readonly message: string;
  readonly path?: ReadonlyArray<string | number>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The answer of a department: never a rejection; failures are in `errors`. */
export interface LinkAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: ReadonlyArray<LinkError>;
  /** Why resolvers answered instead of one statement; absent if they did not, or it is not known. */
  readonly fallback?: ReportedFallback;
}

/** What is known of the link to a department. */
export interface LinkReport {
  /** How far its clock was ahead of the gateway's at the last health probe, ms. */
  readonly clockOffsetMs?: number;
  /** Whether it is asked at all. */
  readonly circuit?: CircuitReport;
  /** Its queue of roll-ups, as it reported it; absent if it has none or did not report it. */
  readonly rollups?: RollupQueue;
}

/** Whether a department is asked (`CLOSED`), on trial (`HALF_OPEN`) or not asked (`OPEN`). */
export interface CircuitReport {
  readonly state: 'CLOSED' | 'HALF_OPEN' | 'OPEN';
  /** Since when it has answered nobody, RFC 3339; null while it answers. */
  readonly since: string | null;
}

/** The link to one department. */
export interface Link {
  readonly department: string;
  fetch(request: LinkRequest): Promise<LinkAnswer>;
  /** Whether `fetch` takes no notice of its signal, so that nobody needs to make one for it. */
  readonly ignoresSignal?: boolean;
  /** Whether reads may be sent to it while their intent is written to the audit log. */
  readonly readsAhead?: boolean;
  /** Whether the department answers at all. */
  readonly isReady: () => Promise<boolean>;
  /** What is known of the link, for `/readyz`; absent if nothing is. */
  readonly report?: () => LinkReport;
  /** Resolves when everything in progress has ended. */
  close(): Promise<void>;
}
