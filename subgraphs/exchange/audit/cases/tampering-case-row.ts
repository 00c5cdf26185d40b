import { instant, nullable, text, uuid } from '../../../../shared/data/sql-type';
import type { RowOfColumns } from '../../../../shared/data/statement';

/** A case of suspected tampering. */
export type TamperingCaseRow = RowOfColumns<typeof TAMPERING_CASE_COLUMNS>;

/** The columns of its row type. */
export const TAMPERING_CASE_COLUMNS = {
  id: uuid(),
  departmentId: text(),
  /** Id of the station within its department. */
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

/** The columns of its row type. */
export const CASE_ASSIGNEE_COLUMNS = {
  caseId: uuid(),
  accountId: text(),
  nameZh: text(),
  departmentId: nullable(text()),
  assignedBy: text(),
  assignedAt: instant(),
} as const;

/** The cases that a caller sees: those assigned to one account; null: all. */
export interface CaseScope {
  readonly assignee: string | null;
}
