import type { AllowingReason, RefusingReason } from './reasons';
import type { RowLimits } from './row-limits';

/** What `decide` answers. */
export type Decision = Allowed | Refused;

/** The dataset may be read, within limits. */
export interface Allowed {
  readonly isAllowed: true;
  readonly because: AllowingReason;
  /** What it rests on, to be cited: a release, clause, task with its document, or grants; null for the owner. */
  readonly cites: string | null;
  readonly limits: RowLimits;
  /** Coordinates that may be read; null: all of the dataset. */
  readonly fields: ReadonlySet<string> | null;
  /** Instant (ms since 1970) until which the decision holds if nothing changes; null: no end is known. */
  readonly untilMs: number | null;
  /** Whether each read is recorded in the audit log. */
  readonly isAudited: boolean;
  /** The grants that it rests on, in the order in which they are drawn; none for any other reason. */
  readonly grants: ReadonlyArray<GrantInUse>;
  /** Whether it rests on a document made up for the demonstration. */
  readonly isDemonstration: boolean;
}

/** A grant of a decision: what it opens, and what it allows. */
export interface GrantInUse {
  readonly id: string;
  /** Number of the decision's document. */
  readonly number: string;
  readonly operationsPerDay: number | null;
  /** Coordinates that it opens. */
  readonly fields: ReadonlySet<string>;
}

/** The grant from which a coordinate is drawn: the first that opens it; undefined for any other reason. */
export function grantFor({ grants }: Allowed, coordinate: string): GrantInUse | undefined {
  return grants.find(({ fields }) => fields.has(coordinate));
}

/** The dataset may not be read. */
export interface Refused {
  readonly isAllowed: false;
  readonly because: RefusingReason;
}
