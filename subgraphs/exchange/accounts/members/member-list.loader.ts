import type { Reader } from '../../../../shared/data/database';
import { groupBy, indexBy, keyed } from '../../../../shared/data/keyed';
import { valuesOrNull } from '../../../../shared/data/values-or-null';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../../shared/graphql/connection';
import type {
  AccountRow,
  ClientRow,
  HeldRoleRow,
  MemberCriteria,
  MemberRow,
  MemberScope,
  OrganisationRow,
  WaitingRows,
} from './member-row';
import type { MemberStatements } from './member-statements';
import { ACCOUNTS, CLIENTS, ORGANISATIONS, ROLES, SECRETS_WAITING } from './registered-members';
import { memberHistory, type MemberHistory } from './member-history.loader';

/** Accounts, clients and organisations, without credentials. */
export interface MemberLoaders extends MemberHistory {
  /** By id. */
  accounts(request: MemberDataRequest): Promise<Page<AccountRow>>;
  clients(request: MemberDataRequest): Promise<Page<ClientRow>>;
  organisations(request: MemberDataRequest): Promise<Page<OrganisationRow>>;
  account(id: string): Promise<AccountRow | undefined>;
  client(id: string): Promise<ClientRow | undefined>;
  organisation(id: string): Promise<OrganisationRow | undefined>;
  rolesOf(account: string): Promise<ReadonlyArray<HeldRoleRow>>;
  /** What of a department waits for this steward; of each kind at most `limit`. */
  waitingFor(steward: Steward, limit: number): Promise<WaitingRows>;
}

/** A page of members. */
export interface MemberDataRequest {
  readonly scope: MemberScope;
  readonly filter: MemberCriteria;
  readonly page: PageRequest;
}

/** Who confirms, and for which department. */
export interface Steward {
  readonly subject: string;
  readonly department: string;
}

/** Creates the loaders of one request. */
export function memberLoaders(reader: Reader): MemberLoaders {
  const accounts = byId(reader, ACCOUNTS);
  const clients = byId(reader, CLIENTS);
  const organisations = byId(reader, ORGANISATIONS);
  const posts = keyed<string, ReadonlyArray<HeldRoleRow>>(async (keys) =>
    groupBy(await reader.query(ROLES, [keys]), ({ account }) => account),
  );
  return {
    accounts: (request) => membersOf(reader, ACCOUNTS, request),
    clients: (request) => membersOf(reader, CLIENTS, request),
    organisations: (request) => membersOf(reader, ORGANISATIONS, request),
    account: (id) => accounts.load(id),
    client: (id) => clients.load(id),
    organisation: (id) => organisations.load(id),
    rolesOf: async (account) => (await posts.load(account)) ?? [],
    ...memberHistory(reader),
    waitingFor: (steward, limit) => waitingFor(reader, steward, limit),
  };
}

async function waitingFor(
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

function byId<Row extends MemberRow>(reader: Reader, members: MemberStatements<Row>) {
  return keyed<string, Row>(async (ids) =>
    indexBy(await reader.query(members.byId, [ids]), ({ id }) => id),
  );
}

async function membersOf<Row extends MemberRow>(
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
