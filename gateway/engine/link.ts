import type { RollupQueue } from '../../shared/monitoring/rollup/refresh-rollups';
import type { RequestScope } from '../request-scope';

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

/** The answer of a department: never a rejection; failures are in `errors`. */
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
  /**
   * What of it waits for its roll-ups, as it said itself; absent if it has none, or did not say.
   */
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
  /** Resolves when everything in progress has ended. */
  close(): Promise<void>;
}
