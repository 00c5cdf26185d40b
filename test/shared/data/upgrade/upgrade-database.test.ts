import type { Client } from 'pg';
import { migrateDepartment } from '../../../../shared/data/migrate';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { upgradeDatabase } from '../../../../shared/data/upgrade/upgrade-database';
import { freshDatabase, type TestDatabase } from '../../../setup/database';
import { formerDatabase, MIGRATIONS } from './former-hub';

const SCHEMAS = ['hub', 'exchange', 'reference', 'transport', 'water'];

const databases: TestDatabase[] = [];
const opened = async (database: Promise<TestDatabase>) => {
  const open = await database;
  databases.push(open);
  return open.url;
};
afterAll(async () => {
  for (const database of databases) await database.drop();
});

const upgrade = (url: string) => upgradeDatabase({ url, folder: MIGRATIONS });
const ask = <Row>(url: string, sql: string) =>
  withConnection(url, async (client: Client) => (await client.query(sql)).rows as Row[]);

describe('a database of version 0.1.0', () => {
  let url: string;
  let lines: ReadonlyArray<string>;
  const applied: Record<string, ReadonlyArray<string>> = {};
  beforeAll(async () => {
    url = await opened(formerDatabase());
    lines = await upgrade(url);
    for (const schema of SCHEMAS)
      applied[schema] = (await migrateDepartment(schema, { url, folder: MIGRATIONS })).applied;
  });

  test('is said to be brought over, schema by schema', () => {
    expect(lines.filter((line) => !line.startsWith('roles '))).toEqual([
      'reference: 279 rows brought over from directory',
      'exchange: 376 rows brought over from directory',
      'hub: brought over from version 0.1.0, its tables as they were',
      'transport: brought over from version 0.1.0, its tables as they were',
      'water: brought over from version 0.1.0, its tables as they were',
    ]);
  });

  test('has exactly the tables, rules, rights and texts that a new one has', async () => {
    const fresh = await opened(freshDatabase());
    for (const schema of SCHEMAS)
      await migrateDepartment(schema, { url: fresh, folder: MIGRATIONS });
    for (const schema of SCHEMAS)
      expect({ schema, shape: await shapeOf(url, schema) }).toEqual({
        schema,
        shape: await shapeOf(fresh, schema),
      });
  });

  test('is migrated by what is newer than the baselines, and has nothing to bring over again', async () => {
    const newer = [
      'LimitRowsBySets1797000001300',
      'StatisticsByRule1797000001700',
      'KeepLatestBehindNow1797000001800',
      'CountCensored1797000001900',
      'CompleteStatistics1797000002400',
      'StoreOutages1797000002500',
      'ReviewByValue1797000002700',
      'ReviewAfterImports1797000003600',
    ];
    expect(applied).toEqual({
      ...{ hub: ['AppendEntries1797000001500'], exchange: [], reference: [] },
      ...{ transport: newer, water: newer },
    });
    expect(await upgrade(url)).toEqual([]);
  });

  test('has no schema of the directory, and rows with today’s ids', async () => {
    expect(await ask(url, `select nspname from pg_namespace where nspname = 'directory'`)).toEqual(
      [],
    );
    const datasets = `select id, department from exchange.dataset where department not in ('water', 'transport') order by id`;
    expect(await ask(url, datasets)).toEqual([
      { id: 'reference/divisions-and-waters', department: 'reference' },
      { id: 'reference/indicators', department: 'reference' },
      { id: 'reference/plan', department: 'reference' },
      { id: 'reference/station-register', department: 'reference' },
    ]);
    const former = `select id from exchange.release where dataset_id like 'directory/%'
      union all select id from exchange.class_confirmation where dataset_id like 'directory/%'`;
    expect(await ask(url, former)).toEqual([]);
  });

  test('keeps requests, grants, accounts, cases and what is numbered as they were', async () => {
    const former = await opened(formerDatabase());
    for (const table of [
      'request',
      'data_grant',
      'account',
      'session',
      'tampering_case',
      'revocation',
    ])
      expect(await ask(url, `select * from exchange.${table} order by 1`)).toEqual(
        await ask(former, `select * from directory.${table} order by 1`),
      );
    const next = (schema: string) => `select nextval('${schema}.request_number')::int as number`;
    expect(await ask(url, next('exchange'))).toEqual(await ask(former, next('directory')));
  });

  test('makes every reader ask again: the version of the sharing state is a new one', async () => {
    const former = await opened(formerDatabase());
    const [now] = await ask<{ version: string }>(
      url,
      'select version from exchange.sharing_version',
    );
    const [was] = await ask<{ version: string }>(
      former,
      'select version from directory.sharing_version',
    );
    expect(Number(now?.version)).toBe(Number(was?.version) + 1);
  });
});

describe('an upgrade that fails on its way', () => {
  test('leaves the database as it was, and goes through once the cause is gone', async () => {
    const url = await opened(formerDatabase());
    // Today's id is taken, so a row of the former id cannot get it.
    await ask(
      url,
      `insert into directory.dataset (id, department, facts, fields)
      values ('reference/plan', 'other', '{}', '{}')`,
    );
    const before = await shapeOf(url, 'directory');
    await expect(upgrade(url)).rejects.toMatchObject({ code: '23505' });
    expect(await shapeOf(url, 'directory')).toEqual(before);
    expect(await ask(url, 'select count(*)::int as requests from directory.request')).toEqual([
      { requests: 6 },
    ]);
    await ask(url, `delete from directory.dataset where department = 'other'`);
    expect(await upgrade(url)).not.toEqual([]);
    expect(await ask(url, 'select count(*)::int as requests from exchange.request')).toEqual([
      { requests: 6 },
    ]);
  });
});

describe('a database that is neither of version 0.1.0 nor of today', () => {
  test.each([
    [
      'an older one',
      `delete from directory.migration where name = 'CreateSeriesMove1796080000000'`,
      'The schema "directory" was migrated up to EndDevices1796070000000, 21 changes in all: neither the complete history of version 0.1.0 nor one that this version knows or was declared to work with. Nothing was changed.',
    ],
    [
      'a newer one',
      `insert into water.migration ("timestamp", name) values (1999000000000, 'Later1999000000000')`,
      'The schema "water" was migrated up to Later1999000000000, 8 changes in all: neither the complete history of version 0.1.0 nor one that this version knows or was declared to work with. Nothing was changed.',
    ],
  ])('is refused: %s', async (_which, change, message) => {
    const url = await opened(formerDatabase());
    await ask(url, change);
    const before = await shapeOf(url, 'directory');
    await expect(upgrade(url)).rejects.toMatchObject({
      code: 'DATABASE_HISTORY_UNKNOWN',
      message,
    });
    expect(await shapeOf(url, 'directory')).toEqual(before);
  });
});

test('an empty database has nothing to bring over', async () => {
  expect(await upgrade(await opened(freshDatabase()))).toEqual([]);
});

/** Columns, constraints, indexes, policies, triggers, functions and rights of a schema; partitions come with rows. */
async function shapeOf(url: string, schema: string): Promise<ReadonlyArray<string>> {
  const rows = await ask<{ line: string }>(url, SHAPE.replaceAll('$schema', schema));
  return rows.map(({ line }) => line).filter((line) => !/observation_\d/.test(line));
}

const SHAPE = `
select concat_ws(' ', 'column', c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
    a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), array_to_string(a.attacl, ',')) as line
  from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = '$schema'::regnamespace and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
union all select concat_ws(' ', 'relation', relname, relkind, relrowsecurity, pg_get_userbyid(relowner),
    array_to_string(array(select unnest(relacl)::text order by 1), ','))
  from pg_class where relnamespace = '$schema'::regnamespace and relkind <> 'i' and relname !~ '^observation_\\d'
union all select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname = '$schema'
union all select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
  where connamespace = '$schema'::regnamespace and contype <> 'n'
union all select concat_ws(' ', 'policy', tablename, policyname, roles, cmd, qual, with_check, permissive) from pg_policies
  where schemaname = '$schema'
union all select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled) from pg_trigger t
  join pg_class c on c.oid = t.tgrelid where c.relnamespace = '$schema'::regnamespace and not t.tgisinternal
union all select concat_ws(' ', 'function', regexp_replace(pg_get_functiondef(oid), '\\s+', ' ', 'g'), pg_get_userbyid(proowner),
    array_to_string(array(select unnest(proacl)::text order by 1), ','))
  from pg_proc where pronamespace = '$schema'::regnamespace
union all select concat_ws(' ', 'migration', name) from $schema.migration
order by 1`;
