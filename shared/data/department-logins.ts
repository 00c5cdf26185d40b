import { escapeIdentifier, escapeLiteral, type Client } from 'pg';
import { errorCodeOf } from '../errors/error-code';
import { RiverGateError } from '../errors/rivergate-error';
import { IDENTITY_ROLE } from './department-roles';
import { withConnection } from './server/with-connection';

/**
 * Creates or updates the login of a department that runs in a separate process:
 * `<department>_login`, which may become only `<department>_reader` and `<department>_writer`, has
 * no other rights, and has this password. The login of `url` must be able to create roles. Returns
 * the name.
 *
 * @throws SETTINGS_INVALID if another administrator granted it another role.
 */
export async function ensureReaderLogin(
  url: string,
  department: string,
  password: string,
): Promise<string> {
  const may = [`${department}_reader`, `${department}_writer`];
  return ensureLogin(url, { login: `${department}_login`, may, password });
}

/**
 * Creates or updates the login of gateways that run separately: `gateway_login`, which may only
 * handle sign-in and write the audit log. The login of `url` must be able to create roles. Returns
 * the name.
 *
 * @throws SETTINGS_INVALID if another administrator granted it another role.
 */
export async function ensureGatewayLogin(url: string, password: string): Promise<string> {
  const may = [IDENTITY_ROLE, 'hub_writer'];
  return ensureLogin(url, { login: 'gateway_login', may, password });
}

interface Login {
  readonly login: string;
  /** Roles that it may become. */
  readonly may: ReadonlyArray<string>;
  readonly password: string;
}

async function ensureLogin(url: string, { login, may, password }: Login): Promise<string> {
  await withConnection(url, async (client) => {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [login]);
    if (found.rowCount === 0) await client.query(`create role ${escapeIdentifier(login)}`);
    await client.query(
      `alter role ${escapeIdentifier(login)} with login noinherit password ${escapeLiteral(password)}`,
    );
    await takePowers(client, login);
    await takeRoles(client, login, may);
    for (const role of may)
      await client.query(`grant ${escapeIdentifier(role)} to ${escapeIdentifier(login)}`);
  });
  return login;
}

/**
 * Removes its attributes. An attribute that it does not have is not named: only a superuser may
 * name SUPERUSER, REPLICATION and BYPASSRLS, and only a role with CREATEDB may name that one
 * (PostgreSQL 15 and 16).
 */
async function takePowers(client: Client, login: string): Promise<void> {
  const found = await powersOf(client, login);
  if (found.length === 0) return;
  const all = found.map((power) => `no${power}`).join(' ');
  await client.query(`alter role ${escapeIdentifier(login)} with ${all}`).catch(ignoreRefusal);
  const left = await powersOf(client, login);
  if (left.length === 0) return;
  throw new RiverGateError(
    'SETTINGS_INVALID',
    `The login "${login}" has ${left.join(', ')}, and a superuser must remove that.`,
  );
}

async function powersOf(client: Client, login: string): Promise<ReadonlyArray<string>> {
  const { rows } = await client.query<{ powers: ReadonlyArray<string> }>(
    `select array_remove(array[case when rolsuper then 'superuser' end, case when rolcreatedb then 'createdb' end,
       case when rolcreaterole then 'createrole' end, case when rolreplication then 'replication' end,
       case when rolbypassrls then 'bypassrls' end], null) as powers from pg_roles where rolname = $1`,
    [login],
  );
  return rows[0]?.powers ?? [];
}

async function takeRoles(client: Client, login: string, may: ReadonlyArray<string>): Promise<void> {
  for (const role of await strangeRoles(client, login, may))
    await client
      .query(`revoke ${escapeIdentifier(role)} from ${escapeIdentifier(login)}`)
      .catch(ignoreRefusal);
  const left = await strangeRoles(client, login, may);
  if (left.length === 0) return;
  throw new RiverGateError(
    'SETTINGS_INVALID',
    `The login "${login}" may become ${left.join(', ')}, and the role that granted it must revoke it.`,
  );
}

/** The check that follows reports what could not be revoked. */
function ignoreRefusal(thrown: unknown): void {
  if (errorCodeOf(thrown) !== INSUFFICIENT_PRIVILEGE) throw thrown;
}

const INSUFFICIENT_PRIVILEGE = '42501';

/** Roles of which a login is a member, apart from those that it may become. */
async function strangeRoles(
  client: Client,
  login: string,
  may: ReadonlyArray<string>,
): Promise<ReadonlyArray<string>> {
  const { rows } = await client.query<{ role: string }>(
    `select distinct r.rolname as role from pg_auth_members m
     join pg_roles r on r.oid = m.roleid join pg_roles l on l.oid = m.member
     where l.rolname = $1 and r.rolname <> all($2)`,
    [login, may],
  );
  return rows.map(({ role }) => role);
}

/**
 * Refuses an address whose login could bypass row-level security: a superuser, a login that may
 * create roles or bypass policies, or one that may become the owner of a department.
 *
 * @throws SETTINGS_INVALID naming these rights and the remedy.
 */
export async function refuseOwnerCredentials(url: string, login: string): Promise<void> {
  const [facts] = await withConnection(
    url,
    async (client) => (await client.query<LoginFacts>(FACTS)).rows,
  );
  if (!facts || facts.powers.length === 0) return;
  throw new RiverGateError(
    'SETTINGS_INVALID',
    `DATABASE_URL: a separate process must not be able to bypass row-level security, but its login "${facts.login}" ${facts.powers.join(', ')}. Use the login "${login}", which \`npm run rivergate -- logins\` makes; migrate with another login.`,
  );
}

interface LoginFacts {
  readonly login: string;
  readonly powers: ReadonlyArray<string>;
}

/**
 * Membership, by any grant, allows becoming a role or using its rights; every role is a member of
 * itself.
 */
const FACTS = `select session_user::text as login, array_remove(array[
  case when l.rolsuper then 'is a superuser' end,
  case when l.rolcreaterole then 'may make roles' end,
  case when l.rolbypassrls then 'passes row-level security by' end
] || array(
  select 'may become ' || r.rolname from pg_roles r
  where not l.rolsuper and r.rolname like '%\\_owner' and pg_has_role(session_user, r.oid, 'MEMBER')
  order by r.rolname
), null) as powers
from pg_roles l where l.rolname = session_user`;
