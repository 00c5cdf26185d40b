/** A case of suspected tampering. */
export interface TamperingCaseRow {
  readonly id: string;
  readonly departmentId: string;
  /** Within its department. */
  readonly stationId: string;
  readonly indicatorCode: string;
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly reason: string;
  readonly document: string;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
}

/** A person to whom a case is assigned. */
export interface CaseAssigneeRow {
  readonly accountId: string;
  readonly nameZh: string;
  readonly departmentId: string | null;
  readonly assignedBy: string;
  readonly assignedAt: string;
}

/** Whose cases are seen: those assigned to one account; null: all. */
export interface CaseScope {
  readonly assignee: string | null;
}
