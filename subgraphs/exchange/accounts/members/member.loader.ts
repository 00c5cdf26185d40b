import type { Reader } from '../../../../shared/data/database';
import { groupBy, indexBy, keyed } from '../../../../shared/data/keyed';
import type { Page } from '../../../../shared/graphql/connection';
import type {
  AccountRow,
  ClientRow,
  HeldRoleRow,
  MemberRow,
  OrganisationRow,
  WaitingRows,
} from './member-row';
import type { MemberStatements } from './member-statements';
import { ACCOUNTS, CLIENTS, ORGANISATIONS, ROLES } from './registered-members';
import { memberHistory, type MemberHistory } from './member-history.loader';
import { type MemberDataRequest, waitingFor, type Steward, membersOf } from './member-list.queries';

/** Loads accounts, clients and organisations, without credentials. */
export interface MemberLoaders extends MemberHistory {
  /** By id. */
  accounts(request: MemberDataRequest): Promise<Page<AccountRow>>;
  clients(request: MemberDataRequest): Promise<Page<ClientRow>>;
  organisations(request: MemberDataRequest): Promise<Page<OrganisationRow>>;
  account(id: string): Promise<AccountRow | undefined>;
  client(id: string): Promise<ClientRow | undefined>;
  organisation(id: string): Promise<OrganisationRow | undefined>;
  rolesOf(account: string): Promise<ReadonlyArray<HeldRoleRow>>;
  /**
   * Returns the members of a department that this steward may confirm; at most `limit` of each
   * kind.
   */
  waitingFor(steward: Steward, limit: number): Promise<WaitingRows>;
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

function byId<Row extends MemberRow>(reader: Reader, members: MemberStatements<Row>) {
  return keyed<string, Row>(async (ids) =>
    indexBy(await reader.query(members.byId, [ids]), ({ id }) => id),
  );
}
