import type { Reader } from '../../../../shared/data/database';
import { valuesOrNull } from '../../../../shared/data/values-or-null';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../../shared/graphql/connection';
import type { MemberCriteria, MemberRow, MemberScope, WaitingRows } from './member-row';
import type { MemberStatements } from './member-statements';
import { ACCOUNTS, CLIENTS, ORGANISATIONS, SECRETS_WAITING } from './registered-members';

/** A page of members. */
export interface MemberDataRequest {
  readonly scope: MemberScope;
  readonly filter: MemberCriteria;
  readonly page: PageRequest;
}

/** A steward who confirms, and the steward's department. */
export interface Steward {
  readonly subject: string;
  readonly department: string;
}

/**
 * Returns the members of a department that this steward may confirm; at most `limit` of each kind.
 */
export async function waitingFor(
  reader: Reader,
  { subject, department }: Steward,
  limit: number,
): Promise<WaitingRows> {
  const values = [department, subject, limit] as const;
  const [accounts, clients, organisations, secrets] = await Promise.all([
    reader.query(ACCOUNTS.waiting, values),
    reader.query(CLIENTS.waiting, values),
    reader.query(ORGANISATIONS.waiting, values),
    reader.query(SECRETS_WAITING, values),
  ]);
  return { accounts, clients, organisations, secrets };
}

/** One page of members of a kind, by id. */
export async function membersOf<Row extends MemberRow>(
  reader: Reader,
  members: MemberStatements<Row>,
  { scope, filter, page }: MemberDataRequest,
): Promise<Page<Row>> {
  const { department, organisation, post, state } = filter;
  const narrowing = valuesOrNull([scope.department, department, organisation, post, state]);
  const behind = [keyOfCursor(page.after), page.first + 1] as const;
  const rows = await reader.query(members.page, [...narrowing, ...behind]);
  const count = async () => {
    const [found] = await reader.query(members.count, narrowing);
    return found?.count ?? 0;
  };
  return pageOf(rows, page, { keyOf: ({ id }) => id, count });
}
