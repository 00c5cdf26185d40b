import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { Client, escapeIdentifier, type QueryResult } from 'pg';
import { keysCommand } from '../../../gateway/cli/keys';
import { loginsCommand } from '../../../gateway/cli/logins';
import { readSettings } from '../../../shared/config/settings';
import { ensureReaderLogin } from '../../../shared/data/department-logins';
import { EVERY_ROW, rowLimitSettings } from '../../../shared/data/row-bounds';
import { openServer, type DatabaseServer } from '../../../shared/data/server/open-server';
import { departments } from '../../../subgraphs/registry';
import { KINDS, openFolder, removeFolder } from '../../shared/data/server/server-folder';

const BUILDER = 'hub_builder';
const NAMES = ['agriculture', 'exchange', 'environment', 'ocean', 'water'];

describe.each(KINDS)('logins made by a role with CREATEROLE (%s PostgreSQL)', (postgres) => {
  let folder: string;
  let secrets: string;
  let server: DatabaseServer;
  let url: string;

  beforeAll(async () => {
    folder = await openFolder();
    secrets = mkdtempSync(join(tmpdir(), 'logins-'));
    server = await openServer({ postgres, dataFolder: folder, isDurable: false });
    await asAdmin(`create role ${BUILDER} login createrole password 'builder'`);
    await asAdmin(`create database logins_hub owner ${BUILDER}`);
    url = addressOf(BUILDER, 'builder');
    await run();
  });
  afterAll(async () => {
    await server.close();
    await removeFolder(folder);
    rmSync(secrets, { recursive: true });
  });

  const addressOf = (user: string, password: string) => {
    const address = new URL(server.url);
    [address.username, address.password, address.pathname] = [user, password, '/logins_hub'];
    return address.href;
  };
  const passwordOf = (login: string) => readFileSync(join(secrets, login, 'password'), 'utf8');
  const call = (positionals: ReadonlyArray<string>, said: string[] = []) => ({
    settings: readSettings({ DATABASE_URL: url, RIVERGATE_KEYS: join(secrets, 'keys') }),
    positionals,
    options: { passwords: secrets, public: join(secrets, 'public') },
    terminal: {
      isWatched: false,
      say: (line: string) => said.push(line),
      note: () => undefined,
      progress: () => undefined,
    },
    stop: new AbortController().signal,
  });
  const run = async () => {
    const said: string[] = [];
    await loginsCommand.run(call([], said));
    return said;
  };
  async function asAdmin(sql: string, database = 'postgres'): Promise<QueryResult> {
    const address = new URL(server.url);
    address.pathname = `/${database}`;
    return connected(address.href, (client) => client.query(sql));
  }

  test('gives each department a password of its own, at random, shown to nobody, which stays', async () => {
    const names = (await departments()).map(({ name }) => `${name}_login`);
    const passwords = [...names, 'gateway_login'].map(passwordOf);
    expect(new Set(passwords).size).toBe(names.length + 1);
    expect(passwords.every((password) => password.length >= 43)).toBe(true);
    expect(statSync(join(secrets, 'water_login', 'password')).mode & 0o777).toBe(0o600);
    writeFileSync(join(secrets, 'water_login', 'password'), 'of-the-operator');
    const said = await run();
    expect(said).toContain('water_login: ready');
    expect(said.join()).not.toContain('of-the-operator');
    expect([...names, 'gateway_login'].map(passwordOf)).toEqual(
      names
        .map((name, at) => (name === 'water_login' ? 'of-the-operator' : passwords[at]))
        .concat(passwords.slice(-1)),
    );
    const who = await connected(addressOf('water_login', 'of-the-operator'), (client) =>
      client.query('select session_user as name'),
    );
    expect(who.rows).toEqual([{ name: 'water_login' }]);
  });

  test('`keys --passwords` makes the same files, and one for the owner of the database', async () => {
    const before = passwordOf('ocean_login');
    await keysCommand.run(call([]));
    expect(passwordOf('ocean_login')).toBe(before);
    expect(passwordOf('rivergate')).toBe(passwordOf('postgres'));
    expect(passwordOf('rivergate').length).toBeGreaterThanOrEqual(43);
  });

  test.each(NAMES)('S9D1 MUST let %s read no other schema, whatever it becomes', async (name) => {
    const relations = await asAdmin(RELATIONS, 'logins_hub');
    expect(relations.rows.length).toBeGreaterThan(100);
    const readable = new Set<string>();
    for (const role of rolesOf(name)) {
      await asLogin(name, role, async (attempt) => {
        for (const { schema, relation } of relations.rows as ReadonlyArray<Relation>) {
          if (schema === name) continue;
          const at = `${escapeIdentifier(schema)}.${escapeIdentifier(relation)}`;
          if ((await attempt(`table ${at} limit 1`)) === null) readable.add(schema);
        }
      });
    }
    // What an auditor reads of the audit log he reads through the exchange.
    expect([...readable]).toEqual(name === 'exchange' ? ['hub', 'reference'] : []);
  });

  test.each(NAMES)('S9D2 MUST refuse %s each way around', async (name) => {
    const other = name === 'water' ? 'ocean' : 'water';
    const holder = new Client(addressOf(`${other}_login`, passwordOf(`${other}_login`)));
    await holder.connect();
    try {
      await holder.query(`set role ${other}_writer`);
      await holder.query("create temp table secret as select 'a secret of another' as text");
      const { rows } = await asAdmin(TEMPORARY, 'logins_hub');
      const { schema } = rows[0] as { schema: string };
      const { rows: objects } = await asAdmin(
        `select lo_from_bytea(0, 'secret') as id`,
        'logins_hub',
      );
      const { id } = objects[0] as { id: string };
      for (const role of rolesOf(name)) {
        await asLogin(name, role, async (attempt, ask) => {
          for (const statement of waysAround(other, { schema, id }))
            expect([role, statement, await attempt(statement)]).toEqual([
              ...[role, statement, expect.any(String)],
            ]);
          expect(await ask(ACTIVITY)).toEqual([]);
          expect(
            await ask(
              `select 1 from pg_stats where schemaname not in ('pg_catalog', 'information_schema', '${name}')`,
            ),
          ).toEqual([]);
        });
      }
    } finally {
      await holder.end();
    }
  });

  test('S9D3 MUST let nobody borrow rights by a function that another schema owns, or by its search_path', async () => {
    const { rows } = await asAdmin(DEFINER_FUNCTIONS, 'logins_hub');
    expect(rows.length).toBeGreaterThan(3);
    for (const { path, owner } of rows as ReadonlyArray<DefinerFunction>) {
      expect(path).toMatch(/^search_path=(pg_catalog|[a-z]+, pg_temp)$/);
      expect(owner).not.toBe(BUILDER);
    }
    const borrowed = await asAdmin(BORROWED, 'logins_hub');
    expect(borrowed.rows).toEqual([]);
  });

  test('S9D4 MUST revoke what a login was granted, or name what it may not take', async () => {
    const ensured = () =>
      ensureReaderLogin(url, 'ocean', passwordOf('ocean_login')).then(
        () => 'taken',
        (thrown: unknown) => String((thrown as Error).message),
      );
    const isMember = async () =>
      (await asAdmin("select pg_has_role('ocean_login', 'pg_read_all_data', 'member') as it")).rows;
    await asAdmin('alter role ocean_login createdb bypassrls');
    expect(await ensured()).toMatch(/^The login "ocean_login" has .*bypassrls/);
    await asAdmin('alter role ocean_login nocreatedb nobypassrls');
    await asAdmin('grant pg_read_all_data to ocean_login');
    const outcome = await ensured(); // Up to 15 a role with CREATEROLE may take it, from 16 on it may not.
    expect([outcome, await isMember()]).toEqual(
      outcome === 'taken'
        ? ['taken', [{ it: false }]]
        : [expect.stringContaining('may become pg_read_all_data'), [{ it: true }]],
    );
    await asAdmin('revoke pg_read_all_data from ocean_login');
    expect(await ensured()).toBe('taken');
  });

  test('S9D11 MUST bind what callers of a department may read, not the department itself', async () => {
    for (const station of STATIONS) await asAdmin(station, 'logins_hub');
    await asLogin('ocean', 'ocean_reader', async (attempt, ask) => {
      const seen = async (bounds: string) => {
        await ask('begin');
        if (bounds !== '') await ask(bounds);
        const rows = await ask(`select id from ocean.station where source = 'test' order by id`);
        await ask('rollback');
        return rows;
      };
      expect(await seen('')).toEqual([]);
      expect(await seen(rowLimitSettings({ ...EVERY_ROW, districts: ['440703'] }))).toEqual([
        { id: 's-440703' },
      ]);
      // The bounds are what the program sets for a caller: who holds the login sets what he likes.
      expect(await seen(rowLimitSettings(EVERY_ROW))).toEqual([
        { id: 's-440703' },
        { id: 's-440704' },
      ]);
      expect(await attempt('select ocean.refresh_rollups(1)')).toMatch(/permission denied/);
    });
    await asLogin('ocean', 'ocean_writer', async (attempt) => {
      // What a migration grants by name, as functions of the owner, and nothing else of its own schema.
      for (const granted of [
        'ocean.refresh_rollups(1)',
        "ocean.review_series('s', '{}', now(), 'w')",
      ])
        expect([granted, await attempt(`select ${granted}`)]).toEqual([granted, null]);
      for (const statement of OF_THE_OWNER)
        expect([statement, await attempt(statement)]).toEqual([
          statement,
          expect.stringMatching(/permission denied|must be owner/),
        ]);
    });
  });

  interface Attempts {
    (
      attempt: (sql: string) => Promise<string | null>,
      ask: (sql: string) => Promise<ReadonlyArray<unknown>>,
    ): Promise<void>;
  }

  /** What a department tries after it has become a role; each in a transaction of its own. */
  async function asLogin(name: string, role: string, work: Attempts): Promise<void> {
    const login = `${name}_login`;
    await connected(addressOf(login, passwordOf(login)), async (client) => {
      await client.query(`set role ${escapeIdentifier(role)}`);
      const ask = async (sql: string) => (await client.query<object>(sql)).rows;
      const attempt = (sql: string) =>
        ask(sql).then(
          () => null,
          (thrown: unknown) => (thrown as Error).message,
        );
      await work(attempt, ask);
    });
  }
});

interface Relation {
  readonly schema: string;
  readonly relation: string;
}

interface DefinerFunction {
  readonly path: string;
  readonly owner: string;
}

const rolesOf = (name: string) => [`${name}_login`, `${name}_reader`, `${name}_writer`];

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const RELATIONS = `select n.nspname as schema, c.relname as relation from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
  order by 1, 2`;

const TEMPORARY = `select n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relname = 'secret' and n.nspname ~ '^pg_temp'`;

/** Other people's statements, as far as they can be read. */
const ACTIVITY = `select query from pg_stat_activity
  where usename is distinct from session_user and query <> '<insufficient privilege>' and query <> ''`;

interface Foreign {
  /** A temporary schema of another login. */
  readonly schema: string;
  /** A large object of another role. */
  readonly id: string;
}

function waysAround(other: string, { schema, id }: Foreign): ReadonlyArray<string> {
  const others = [`${other}_reader`, `${other}_writer`, `${other}_owner`, `${other}_login`];
  const roles = [...others, BUILDER, 'gateway_login', 'gateway_identity', 'hub_writer'];
  return [
    ...[...roles, 'pg_read_all_data', 'pg_monitor', 'pg_read_server_files'].map(
      (role) => `set role ${role}`,
    ),
    `set session authorization ${other}_login`,
    `grant ${other}_reader to session_user`,
    `alter role ${other}_login password 'x'`,
    'create role more',
    'create schema more',
    'create table public.more (id int)',
    'create extension dblink',
    'create extension postgres_fdw',
    "copy (select 1) to program 'cat'",
    "copy (select 1) to '/tmp/never-written-here'",
    "select pg_read_file('PG_VERSION')",
    "select pg_ls_dir('.')",
    `select lo_get(${id})`,
    `table ${schema}.secret`,
    'table pg_authid',
    'table pg_statistic',
    'table pg_largeobject',
    `create function ${other}.f() returns int language sql as 'select 1'`,
    `alter table ${other}.station owner to session_user`,
    `drop schema ${other} cascade`,
    `create publication more for all tables`,
    `alter system set log_statement = 'all'`,
    `comment on schema ${other} is 'x'`,
    'security label on role postgres is null',
    `lock table ${other}.station in access share mode`,
    ...throughOthers(other),
  ];
}

/** By views, functions, cursors, keys and text made of a query; by another server; by other people's sessions. */
function throughOthers(other: string): ReadonlyArray<string> {
  const table = `${other}.station`;
  return [
    `create temp view seen as table ${table}`,
    `create temp table copied as table ${table}`,
    `create temp table tied (id text references ${table})`,
    `prepare seen as table ${table}`,
    `declare seen cursor with hold for table ${table}`,
    `do $$ begin perform 1 from ${table}; end $$`,
    `create function pg_temp.seen() returns bigint language plpgsql security definer as
      $$ begin return (select count(*) from ${table}); end $$; select pg_temp.seen()`,
    `select query_to_xml('table ${table}', true, true, '')`,
    `select database_to_xml(true, true, ''), '${table}'::regclass`,
    `copy ${table} to stdout`,
    "copy pg_temp.nothing from program 'cat'",
    'create foreign data wrapper more',
    'create server more foreign data wrapper postgres_fdw',
    `select dblink('dbname=logins_hub', 'table ${table}')`,
    "select lo_import('/etc/hostname')",
    'table pg_largeobject_metadata for update',
    'table pg_subscription',
    'table pg_hba_file_rules',
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${other}_login'`,
    `select pg_cancel_backend(pid) from pg_stat_activity where usename = '${other}_login'`,
    `alter role all set search_path = ${other}`,
    `alter database logins_hub set search_path = ${other}`,
    "set log_statement = 'all'",
    "load 'dblink'",
    `create event trigger more on ddl_command_start execute function pg_temp.f()`,
    `create policy more on ${table} using (true)`,
    `create trigger more before insert on ${table} execute function pg_temp.f()`,
  ];
}

const OF_THE_OWNER = [
  `update ocean.station set name_zh = 'x'`,
  'delete from ocean.observation',
  `insert into ocean.rollup select * from ocean.rollup`,
  'truncate ocean.dirty_bucket',
  'alter table ocean.station disable row level security',
  'drop policy row_limits on ocean.station',
  'create table ocean.more (id int)',
  'create or replace function ocean.stations_in_places() returns setof text language sql as $$ select id from ocean.station $$',
];

/** A station of its own, in each of two districts. */
const STATIONS = ['440703', '440704'].map(
  (
    district,
  ) => `insert into ocean.station (id, kind, name_zh, authority, region, district_code, provenance, source)
    values ('s-${district}', 'BUOY', '浮标 ${district}', 'CITY', '江门', '${district}', 'MEASURED', 'test') on conflict do nothing`,
);

const DEFINER_FUNCTIONS = `select array_to_string(p.proconfig, ';') as path, r.rolname as owner
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
  where p.prosecdef and n.nspname !~ '^pg_'`;

/** Functions with the rights of an owner that a role of another department may call. */
const BORROWED = `select n.nspname, p.proname, r.rolname
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  cross join pg_roles r
  where p.prosecdef and p.prorettype <> 'trigger'::regtype and n.nspname !~ '^pg_' and r.rolname ~ '_(login|reader|writer)$'
    and split_part(r.rolname, '_', 1) not in (n.nspname, 'gateway', 'hub')
    and has_schema_privilege(r.oid, n.oid, 'usage') and has_function_privilege(r.oid, p.oid, 'execute')`;
