import {
  bool,
  instant,
  int,
  list,
  nullable,
  present,
  text,
} from '../../../../shared/data/sql-type';
import { statement } from '../../../../shared/data/statement';
import type { OrganisationKind, Role } from '../../../../shared/identity/roles';
import { OLDEST, columnsOf, memberStatements, selectSql } from './member-statements';

const BELONGS = `coalesce(o.kind, 'DEPARTMENT') as "organisationKind",
  coalesce(m.organisation_id, m.department_id) as "organisationId", m.outside_issuer as "outsideIssuer"`;

const BELONGS_COLUMNS = {
  organisationKind: text<OrganisationKind>(),
  organisationId: text(),
  outsideIssuer: nullable(text()),
} as const;

/** A column of a view that is never null, which PostgreSQL cannot infer for views. */
const KNOWN = present(bool());

const SPONSORED = {
  department: 'coalesce(m.department_id, o.sponsor_id)',
  organisation: 'coalesce(m.organisation_id, m.department_id)',
} as const;

/** Accounts, without credentials. */
export const ACCOUNTS = memberStatements({
  kind: 'ACCOUNT',
  ...SPONSORED,
  from: `exchange.account m left join exchange.organisation o on o.id = m.organisation_id
    join exchange.account_sign_in s on s.account_id = m.id`,
  selected: `${BELONGS}, s.has_password as "hasPassword", s.is_password_initial as "isPasswordInitial",
    s.has_second_factor as "hasSecondFactor"`,
  columns: {
    ...BELONGS_COLUMNS,
    hasPassword: KNOWN,
    isPasswordInitial: KNOWN,
    hasSecondFactor: KNOWN,
  },
  holdsRole:
    'exists (select from exchange.role_of_account p where p.account_id = m.id and p.post = $4)',
});

const CLIENT = {
  kind: 'CLIENT',
  ...SPONSORED,
  from: `exchange.client m left join exchange.organisation o on o.id = m.organisation_id
    join exchange.client_sign_in s on s.client_id = m.id`,
  selected: `${BELONGS}, m.post, m.districts, m.sources, s.has_secret as "hasSecret",
    s.has_previous_secret as "hasOlderSecret", s.has_next_secret as "isSecretWaiting",
    m.next_secret_confirmed_by as "secretConfirmedBy"`,
  columns: {
    ...BELONGS_COLUMNS,
    post: text<Role>(),
    districts: nullable(list(text())),
    sources: nullable(list(text())),
    hasSecret: KNOWN,
    hasOlderSecret: KNOWN,
    isSecretWaiting: KNOWN,
    secretConfirmedBy: nullable(text()),
  },
  holdsRole: 'm.post = $4',
} as const;

/** Clients, without their secrets. */
export const CLIENTS = memberStatements({ ...CLIENT });

/**
 * Clients of a department whose next secret awaits confirmation and was not confirmed by this
 * steward.
 */
export const SECRETS_WAITING = statement({
  text: `${selectSql(CLIENT)} where ${CLIENT.department} = $1 and s.has_next_secret and m.locked_at is null
    and m.next_secret_confirmed_by is distinct from $2 ${OLDEST}`,
  columns: columnsOf(CLIENT),
  parameters: [text(), text(), int()],
});

/** Partners and enterprises. */
export const ORGANISATIONS = memberStatements({
  kind: 'ORGANISATION',
  from: 'exchange.organisation m',
  selected: 'm.kind, m.name_en as "nameEn"',
  columns: { kind: text<Exclude<OrganisationKind, 'DEPARTMENT'>>(), nameEn: nullable(text()) },
  department: 'm.sponsor_id',
  organisation: 'm.id',
  holdsRole: 'false',
});

/** The roles that persons hold, each with the rows that it covers. */
export const ROLES = statement({
  text: `select account_id as account, post, districts, sources, given_at as "givenAt", given_by as "givenBy"
    from exchange.role_of_account where account_id = any($1) order by given_at, post`,
  columns: {
    account: text(),
    post: text<Role>(),
    districts: nullable(list(text())),
    sources: nullable(list(text())),
    givenAt: instant(),
    givenBy: text(),
  },
  parameters: [list(text())],
});
