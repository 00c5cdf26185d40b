import type { AllowingReason, RefusingReason } from './reasons';
import type { RowLimits } from './row-limits';

/** The result of `decide`. */
export type Decision = Allowed | Refused;

/** The dataset may be read, within limits. */
export interface Allowed {
  readonly isAllowed: true;
  readonly because: AllowingReason;
  /**
   * The basis to cite: a release, a clause, a task with its document, or grants; null for the
   * owner.
   */
  readonly cites: string | null;
  readonly limits: RowLimits;
  /** Coordinates that may be read; null: all of the dataset. */
  readonly fields: ReadonlySet<string> | null;
  /**
   * Instant (ms since 1970) until which the decision is valid if nothing changes; null if no end is
   * known.
   */
  readonly untilMs: number | null;
  /** Whether each read is recorded in the audit log. */
  readonly isAudited: boolean;
  /** The grants it is based on, in the order in which they are used; empty for any other reason. */
  readonly grants: ReadonlyArray<GrantInUse>;
  /** Whether it is based on a document made up for the demonstration. */
  readonly isDemonstration: boolean;
}

/** A grant of a decision: its coordinates and its quota. */
export interface GrantInUse {
  readonly id: string;
  /** Number of the decision's document. */
  readonly number: string;
  readonly operationsPerDay: number | null;
  /** Coordinates that it opens. */
  readonly fields: ReadonlySet<string>;
}

/**
 * The grant that counts the read of a coordinate: the first that opens it; undefined if the
 * decision is not based on grants.
 */
export function grantFor({ grants }: Allowed, coordinate: string): GrantInUse | undefined {
  return grants.find(({ fields }) => fields.has(coordinate));
}

/** The dataset may not be read. */
export interface Refused {
  readonly isAllowed: false;
  readonly because: RefusingReason;
}
