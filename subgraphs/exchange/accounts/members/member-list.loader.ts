import type { Reader } from '../../../../shared/data/database';
import { groupBy, keyed } from '../../../../shared/data/keyed';
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
import type { MemberKind } from './member-key';
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
  const accounts = byId<AccountRow>(reader, ACCOUNTS);
  const clients = byId<ClientRow>(reader, CLIENTS);
  const organisations = byId<OrganisationRow>(reader, ORGANISATIONS);
  const posts = keyed<string, ReadonlyArray<HeldRoleRow>>(async (keys) => {
    const rows = await reader.query<HeldRoleRow & { readonly account: string }>(ROLES, [keys]);
    return groupBy(rows, ({ account }) => account);
  });
  return {
    accounts: (request) => membersOf<AccountRow>(reader, ACCOUNTS, request),
    clients: (request) => membersOf<ClientRow>(reader, CLIENTS, request),
    organisations: (request) => membersOf<OrganisationRow>(reader, ORGANISATIONS, request),
    account: (id) => accounts.load(id),
    client: (id) => clients.load(id),
    organisation: (id) => organisations.load(id),
    rolesOf: async (account) => (await posts.load(account)) ?? [],
    ...memberHistory(reader),
    waitingFor: async ({ subject, department }, limit) => {
      const ask = <Row>(members: Members, waits: string) =>
        reader.query<Row>(
          `${selected(members)} where ${members.department} = $1 and ${waits}
           order by m.registered_at, m.id limit $3`,
          [department, subject, limit],
        );
      const [accountRows, clientRows, organisationRows, secrets] = await Promise.all([
        ask<AccountRow>(ACCOUNTS, WAITS),
        ask<ClientRow>(CLIENTS, WAITS),
        ask<OrganisationRow>(ORGANISATIONS, WAITS),
        ask<ClientRow>(CLIENTS, SECRET_WAITS),
      ]);
      return {
        accounts: accountRows,
        clients: clientRows,
        organisations: organisationRows,
        secrets,
      };
    },
  };
}

/** Positions of members of a kind, and what is disclosed of them. */
interface Members {
  readonly kind: MemberKind;
  readonly from: string;
  readonly columns: string;
  /** Expressions over `from`. */
  readonly department: string;
  readonly organisation: string;
  /** Whether one of the roles `$4` names. */
  readonly holdsRole: string;
}

function byId<Row extends MemberRow>(reader: Reader, members: Members) {
  return keyed<string, Row>(async (ids) => {
    const rows = await reader.query<Row>(`${selected(members)} where m.id = any($1)`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  });
}

async function membersOf<Row extends MemberRow>(
  reader: Reader,
  members: Members,
  { scope, filter, page }: MemberDataRequest,
): Promise<Page<Row>> {
  const { department, organisation, post, state } = filter;
  const narrowing = [scope.department, department, organisation, post, state].map(
    (value) => value ?? null,
  );
  const narrowed = narrowedBy(members);
  const rows = await reader.query<Row>(
    `${selected(members)} where ${narrowed} and ($6::text is null or m.id > $6) order by m.id limit $7`,
    [...narrowing, keyOfCursor(page.after), page.first + 1],
  );
  const count = async () => {
    const text = `select count(*) from ${members.from} where ${narrowed}`;
    const [found] = await reader.query<{ count: number }>(text, narrowing);
    return found?.count ?? 0;
  };
  return pageOf(rows, page, { keyOf: ({ id }) => id, count });
}

const STATE = `case when m.locked_at is not null then 'LOCKED' when m.confirmed_at is not null then 'CONFIRMED'
  when m.confirmed_by_1 is not null then 'CONFIRMED_ONCE' else 'DORMANT' end`;

/** $1 department that is seen; $2 department, $3 organisation, $4 post, $5 state that are asked for. */
function narrowedBy({ department, organisation, holdsRole }: Members): string {
  return `($1::text is null or ${department} = $1) and ($2::text is null or ${department} = $2)
    and ($3::text is null or ${organisation} = $3) and ($4::text is null or ${holdsRole})
    and ($5::text is null or ${STATE} = $5)`;
}

function selected({ kind, from, columns, department }: Members): string {
  return `select m.id, m.name_zh as "nameZh", ${department} as "departmentId", ${columns},
    ${STATE} as state, m.registered_at as "registeredAt", m.registered_by as "registeredBy",
    m.confirmed_by_1 as "confirmedBy1", m.confirmed_by_2 as "confirmedBy2", m.founding_document as "foundingDocument",
    m.confirmed_at as "confirmedAt", m.locked_at as "lockedAt", m.is_demonstration as "isDemonstration",
    (select count(*)::int from exchange.member_change c where c.kind = '${kind}' and c.member_id = m.id) as version
  from ${from}`;
}

const BELONGS = `coalesce(o.kind, 'DEPARTMENT') as "organisationKind",
  coalesce(m.organisation_id, m.department_id) as "organisationId", m.outside_issuer as "outsideIssuer"`;

const SPONSORED = {
  department: 'coalesce(m.department_id, o.sponsor_id)',
  organisation: 'coalesce(m.organisation_id, m.department_id)',
} as const;

const ACCOUNTS: Members = {
  kind: 'ACCOUNT',
  ...SPONSORED,
  from: `exchange.account m left join exchange.organisation o on o.id = m.organisation_id
    join exchange.account_sign_in s on s.account_id = m.id`,
  columns: `${BELONGS}, s.has_password as "hasPassword", s.is_password_initial as "isPasswordInitial",
    s.has_second_factor as "hasSecondFactor"`,
  holdsRole:
    'exists (select from exchange.role_of_account p where p.account_id = m.id and p.post = $4)',
};

const CLIENTS: Members = {
  kind: 'CLIENT',
  ...SPONSORED,
  from: `exchange.client m left join exchange.organisation o on o.id = m.organisation_id
    join exchange.client_sign_in s on s.client_id = m.id`,
  columns: `${BELONGS}, m.post, m.districts, m.sources, s.has_secret as "hasSecret",
    s.has_previous_secret as "hasOlderSecret", s.has_next_secret as "isSecretWaiting",
    m.next_secret_confirmed_by as "secretConfirmedBy"`,
  holdsRole: 'm.post = $4',
};

const ORGANISATIONS: Members = {
  kind: 'ORGANISATION',
  from: 'exchange.organisation m',
  columns: 'm.kind, m.name_en as "nameEn"',
  department: 'm.sponsor_id',
  organisation: 'm.id',
  holdsRole: 'false',
};

const ROLES = `select account_id as account, post, districts, sources, given_at as "givenAt", given_by as "givenBy"
  from exchange.role_of_account where account_id = any($1) order by given_at, post`;

/** $2 the steward, who took no earlier part in it. */
const WAITS = `m.confirmed_at is null and m.locked_at is null and m.id <> $2 and m.registered_by <> $2
  and m.confirmed_by_1 is distinct from $2`;

const SECRET_WAITS = `s.has_next_secret and m.locked_at is null and m.next_secret_confirmed_by is distinct from $2`;
