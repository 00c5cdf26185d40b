import { statement } from '../../../../shared/data/statement';
import { list, uuid } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { groupBy, keyed } from '../../../../shared/data/keyed';
import type { Page, PageRequest } from '../../../../shared/graphql/connection';
import { isAnnounced } from '../../../../shared/monitoring/stations/announced-station';
import {
  CASE_ASSIGNEE_COLUMNS,
  type CaseAssigneeRow,
  type CaseScope,
  type TamperingCaseRow,
} from './tampering-case-row';
import { type CaseCriteria, casePage, CASE_BY_ID } from './tampering-case.queries';

/** Loads cases of suspected tampering. */
export interface TamperingCaseLoaders {
  /** Newest first. */
  page(
    scope: CaseScope,
    request: PageRequest,
    filter: CaseCriteria,
  ): Promise<Page<TamperingCaseRow>>;
  /** Undefined if there is none, or if it is outside the scope. */
  byId(scope: CaseScope, id: string): Promise<TamperingCaseRow | undefined>;
  /** Ordered by account. */
  assigneesOf(caseId: string): Promise<ReadonlyArray<CaseAssigneeRow>>;
  /** Returns whether a department has announced a station with this id. */
  hasStation(department: string, stationId: string): Promise<boolean>;
}

/** Creates the loaders of one request. */
export function tamperingCaseLoaders(reader: Reader): TamperingCaseLoaders {
  const assignees = keyed<string, ReadonlyArray<CaseAssigneeRow>>(async (ids) =>
    groupBy(await reader.query(ASSIGNEES, [ids]), ({ caseId }) => caseId),
  );
  return {
    page: ({ assignee }, request, { isOpen = null }) =>
      casePage(reader, [assignee, isOpen], request),
    byId: async ({ assignee }, id) => {
      const [row] = await reader.query(CASE_BY_ID, [assignee, null, id]);
      return row;
    },
    assigneesOf: async (caseId) => (await assignees.load(caseId)) ?? [],
    hasStation: (department, stationId) => isAnnounced(reader, department, stationId),
  };
}

/** The persons to whom cases are assigned, ordered by account. */
export const ASSIGNEES = statement({
  text: `select s.case_id as "caseId", s.account_id as "accountId", a.name_zh as "nameZh",
  a.department_id as "departmentId", s.assigned_by as "assignedBy", s.assigned_at as "assignedAt"
from exchange.tampering_case_assignee s join exchange.account a on a.id = s.account_id
where s.case_id = any($1::uuid[]) order by s.account_id`,
  columns: CASE_ASSIGNEE_COLUMNS,
  parameters: [list(uuid())],
});
