import { instant, nullable, text, uuid } from '../../../../shared/data/sql-type';
import type { RowOfColumns } from '../../../../shared/data/statement';

/** A case of suspected tampering. */
export type TamperingCaseRow = RowOfColumns<typeof TAMPERING_CASE_COLUMNS>;

/** What is read of it. */
export const TAMPERING_CASE_COLUMNS = {
  id: uuid(),
  departmentId: text(),
  /** Within its department. */
  stationId: text(),
  indicatorCode: text(),
  dataFrom: instant(),
  dataTo: instant(),
  reason: text(),
  document: text(),
  openedBy: text(),
  openedAt: instant(),
  closedBy: nullable(text()),
  closedAt: nullable(instant()),
} as const;

/** A person to whom a case is assigned. */
export type CaseAssigneeRow = RowOfColumns<typeof CASE_ASSIGNEE_COLUMNS>;

/** What is read of it. */
export const CASE_ASSIGNEE_COLUMNS = {
  caseId: uuid(),
  accountId: text(),
  nameZh: text(),
  departmentId: nullable(text()),
  assignedBy: text(),
  assignedAt: instant(),
} as const;

/** Whose cases are seen: those assigned to one account; null: all. */
export interface CaseScope {
  readonly assignee: string | null;
}
