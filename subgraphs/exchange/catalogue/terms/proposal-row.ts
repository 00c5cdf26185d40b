/** Who proposed, confirmed and ended something, and when; instants are RFC 3339 in UTC. */
export interface ProposalRow {
  readonly id: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly endedBy: string | null;
  readonly endedAt: string | null;
  readonly isDemonstration: boolean;
}

/** A class that stewards proposed for a dataset. */
export interface ClassTermRow extends ProposalRow {
  readonly datasetId: string;
  readonly sharing: 'UNCONDITIONAL' | 'CONDITIONAL' | 'WITHHELD';
  readonly openness: 'PUBLIC' | 'ON_REQUEST' | 'CLOSED';
  readonly note: string;
}

/** A right that rests on a task, with the document that continues the task; days are `YYYY-MM-DD`. */
export interface RightTermRow extends ProposalRow {
  readonly taskId: number;
  readonly ownerId: string;
  readonly topicId: string;
  readonly continuationId: string | null;
  /** First day on which it no longer holds unless it was reviewed. */
  readonly reviewDay: string;
  /** Null within the task's own years. */
  readonly document: string | null;
  readonly documentFrom: string | null;
  readonly documentTo: string | null;
  /** Whether the document itself holds: null if there is none. */
  readonly isDocumentConfirmed: boolean | null;
}

/** A document that continues a task, as the platform's owner records it. */
export interface ContinuationTermRow extends ProposalRow {
  readonly taskId: number;
  readonly document: string;
  readonly documentNumber: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A release decision (task 18). */
export interface ReleaseRow extends ProposalRow {
  readonly number: string;
  readonly datasetId: string;
  readonly content: string;
  readonly process: string;
  readonly authority: string;
  readonly channel: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Reason of the withdrawal; null while it is in force, or if no reason was required then. */
  readonly endedReason: string | null;
}
