import type { MetricValues } from '../../metrics/hub-metrics';
import type { HubEvent } from '../../ledger/entries';
import type { RefusedOperation } from '../../ledger/refusal-counter';
import type { Change } from '../hub/peers';
import type { Counted, Standing } from '../../rates/rates';
import type { RollupQueue } from '../../../shared/monitoring/rollup/refresh-rollups';

/** What a worker needs to know before it opens its gateway. */
export interface WorkerSetup {
  readonly number: number;
  /** Address of the database, which may be the hub's own; null for a gateway without one. */
  readonly url: string | null;
  readonly isDemonstration: boolean;
  /** The most connections to PostgreSQL of this worker. */
  readonly connections: number;
  readonly state: HubState;
}

/** What the primary process knows and every worker reads; sent each second. */
export interface HubState {
  readonly warnings: ReadonlyArray<string>;
  /** The newest signed head of the audit log, as a line for anchors, and its place. */
  readonly head: string | null;
  readonly headSequence: number | null;
  /** Whether no anchor contradicts the audit log. */
  readonly isAuditWhole: boolean;
  readonly rollups: ReadonlyMap<string, RollupQueue>;
}

/** What workers call in the primary process: whatever must be counted or written by one alone. */
export interface PrimaryCalls {
  setup(given: null): Promise<WorkerSetup>;
  /** The worker answers callers at this address. */
  ready(address: string): void;
  countRequest(who: Counted): Promise<Standing>;
  countCost(given: { readonly who: Counted; readonly cost: number }): Promise<Standing>;
  countSignIn(given: { readonly name: string; readonly address: string }): Promise<Standing>;
  /** See `RefusalCounter.takes`. */
  takesRefusal(refused: RefusedOperation): boolean;
  /** Writes an event to the audit log; refused sign-ins up to a limit. */
  noteEvent(event: HubEvent): Promise<void>;
  chainEvents(given: null): Promise<void>;
  isAuditWell(given: null): Promise<boolean>;
  isAuditWhole(given: null): Promise<boolean>;
  /** Resolves when the other workers no longer use what has changed. */
  changed(change: Change): Promise<void>;
}

/** What the primary process calls in a worker. */
export interface WorkerCalls {
  receiveState(state: HubState): void;
  receiveChange(change: Change): Promise<void>;
  /** The values of its metrics; none if nothing is measured. */
  metrics(given: null): Promise<MetricValues>;
  /** Ends the requests in progress, then the process. */
  stop(given: null): void;
}
