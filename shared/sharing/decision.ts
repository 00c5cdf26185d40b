import type { AllowingReason, RefusingReason } from './reasons';
import type { RowLimits } from './row-limits';

/** What `decide` answers. */
export type Decision = Allowed | Refused;

/** The dataset may be read, within limits. */
export interface Allowed {
  readonly isAllowed: true;
  readonly because: AllowingReason;
  /** What it rests on, to be cited: a release, clause, task with its document, or grant; null for the owner. */
  readonly cites: string | null;
  readonly limits: RowLimits;
  /** Coordinates that may be read; null: all of the dataset. */
  readonly fields: ReadonlySet<string> | null;
  /** Instant (ms since 1970) until which the decision holds if nothing changes; null: no end is known. */
  readonly untilMs: number | null;
  /** Whether each read goes on the record. */
  readonly isRecorded: boolean;
  /** The grant that it draws on; null for any other reason. */
  readonly grant: { readonly id: string; readonly operationsPerDay: number | null } | null;
  /** Whether it rests on a document made up for the demonstration. */
  readonly isDemonstration: boolean;
}

/** The dataset may not be read. */
export interface Refused {
  readonly isAllowed: false;
  readonly because: RefusingReason;
}
