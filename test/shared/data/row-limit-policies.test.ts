import { join } from 'node:path';
import { escapeIdentifier, type Client } from 'pg';
import { DataSource } from 'typeorm';
import { departmentMigrations } from '../../../shared/data/department-migrations';
import { migrateDepartment } from '../../../shared/data/migrate';
import { EVERY_ROW, type RowBounds } from '../../../shared/data/row-bounds';
import { withConnection } from '../../../shared/data/server/with-connection';
import { ensurePartitions, partitionOf } from '../../../shared/monitoring/ingest/partitions';
import { NO_ROWS } from '../../../shared/sharing/row-limits';
import { departmentNames } from '../../../subgraphs/registry';
import { demoHub, type DemoHub } from '../../setup/demo-hub';

const MIGRATIONS = join(__dirname, '..', '..', '..', 'migrations');
const MEASURING = departmentNames().filter((name) => !['exchange', 'reference'].includes(name));

let hub: DemoHub;
beforeAll(async () => {
  hub = await demoHub();
});
afterAll(() => hub.close());

/** Tables that the reader may read; batches say where rows come from and hold none. */
async function tablesOf(department: string): Promise<string[]> {
  const rows = await admin<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = '${department}' and c.relkind in ('r', 'p') and c.relname <> 'batch'
       and has_table_privilege('${department}_reader', c.oid, 'select') order by 1`,
  );
  return rows.map(({ name }) => name);
}

describe.each(MEASURING)('the tables of %s', (department) => {
  test('S4R10 MUST show no row to a reader without limits', async () => {
    const seen = await asReader(department, async (client) => {
      const counts: Record<string, unknown> = {};
      for (const table of await tablesOf(department))
        counts[table] = await countOf(client, `${department}.${table}`);
      return counts;
    });
    const names = Object.keys(seen);
    expect(names.length).toBeGreaterThanOrEqual(6);
    expect(seen).toEqual(Object.fromEntries(names.map((name) => [name, 0])));
  });

  test('S4R11 MUST show no row where the settings are empty', async () => {
    const seen = await asReader(department, async (client) => {
      await client.query(
        `begin; set local rivergate.districts = ''; set local rivergate.sources = '';
         set local rivergate.data_from = ''; set local rivergate.data_before = ''`,
      );
      const counts: unknown[] = [];
      for (const table of await tablesOf(department))
        counts.push(await countOf(client, `${department}.${table}`));
      return counts;
    });
    expect(new Set(seen)).toEqual(new Set([0]));
  });

  test('S4R12 MUST show every row where nothing is limited, and none to who may see no row', async () => {
    for (const table of await tablesOf(department)) {
      const name = `${department}.${table}`;
      const [all] = await admin<{ count: number }>(`select count(*)::int from ${name}`);
      expect({ name, count: await counted(department, name, EVERY_ROW) }).toEqual({ name, ...all });
      expect({
        name,
        count: await counted(department, name, { ...NO_ROWS, datasets: null }),
      }).toEqual({ name, count: 0 });
    }
  });

  test('S4R13 MUST keep reader and writer from every partition, also from one made later', async () => {
    await hub.database.asOwner(department, (transaction) =>
      ensurePartitions(transaction, department, [partitionOf(Date.UTC(2031, 4, 1), 'month')]),
    );
    const open = await admin(
      `select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = '${department}.observation'::regclass
         and (has_table_privilege('${department}_reader', c.oid, 'select')
           or has_table_privilege('${department}_writer', c.oid, 'select, insert, update, delete'))`,
    );
    expect(open).toEqual([]);
  });

  test('S4R14 MUST show of each the rows of the districts alone, and none of no district', async () => {
    const limits = { ...EVERY_ROW, districts: ['440705', '440781'] };
    for (const table of await tablesOf(department)) {
      const name = `${department}.${table}`;
      const [expected] = await admin<{ count: number }>(
        `select count(*)::int from ${name} t where ${await districtSql(department, table)} ${IN}`,
      );
      const count = await counted(department, name, limits);
      expect({ name, count }).toEqual({ name, ...expected });
    }
  });

  test('goes back to what it was, and forth again', async () => {
    const before = await shapeOf(department);
    const source = await new DataSource({
      type: 'postgres',
      url: hub.url,
      schema: department,
      migrations: await departmentMigrations(MIGRATIONS, department),
      migrationsTableName: 'migration',
      extra: { options: `-c role=${department}_owner`, max: 2 },
    }).initialize();
    const { length } = source.migrations;
    for (let left = length; left > 0; left -= 1) await source.undoLastMigration();
    await source.destroy();
    const undone = await shapeOf(department);
    expect(undone.filter((line) => !line.startsWith('migration '))).toEqual([]);
    await migrateDepartment(department, { url: hub.url, folder: MIGRATIONS });
    expect(await shapeOf(department)).toEqual(before.filter((line) => !isPartition(line)));
  });
});

/** Partitions come with what is stored. */
const isPartition = (line: string) => /^observation_\d/.test(line);

const IN = "&& '{440705,440781}'";

/** SQL of the districts of a row `t`, as an array; found by other ways than the policies take. */
async function districtSql(department: string, table: string): Promise<string> {
  const columns = await admin<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = '${department}.${table}'::regclass and attnum > 0`,
  );
  const has = (name: string) => columns.some((column) => column.name === name);
  const ofStation = (id: string) =>
    `array(select s.district_code from ${department}.station s where s.id = ${id})`;
  if (table === 'review_act') return `'{}'::text[]`; // Of no district: shown where nothing is limited.
  if (has('district_codes')) return 't.district_codes';
  if (has('district_code')) return 'array[t.district_code]';
  if (has('station_id')) return ofStation('t.station_id');
  if (has('series_id'))
    return ofStation(`(select x.station_id from ${department}.series x where x.id = t.series_id)`);
  if (has('store_id'))
    return 'array(select h.district_code from transport.hazardous_store h where h.id = t.store_id)';
  return 'array(select p.district_code from environment.pollution_source p where p.id = t.source_id)';
}

/** What of a schema the last migrations change. */
async function shapeOf(department: string): Promise<string[]> {
  const rows = await admin<{ line: string }>(
    `select concat_ws(' ', tablename, policyname, qual) as line from pg_policies where schemaname = '${department}'
     union all select concat_ws(' ', p.proname, pg_get_functiondef(p.oid)) from pg_proc p
       where p.pronamespace = '${department}'::regnamespace
     union all select concat_ws(' ', c.relname, a.attname, c.relrowsecurity) from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = '${department}'::regnamespace and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
     order by 1`,
  );
  return rows.map(({ line }) => line);
}

async function counted(department: string, table: string, limits: RowBounds): Promise<number> {
  const [row] = await hub.database
    .reader(department, limits)
    .query<{ count: number }>(`select count(*) from ${table}`);
  return row?.count ?? -1;
}

async function countOf(client: Client, table: string): Promise<unknown> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int from ${table}`);
  return rows[0]?.count;
}

async function asReader<T>(department: string, work: (client: Client) => Promise<T>): Promise<T> {
  return withConnection(hub.url, async (client) => {
    await client.query(`set role ${escapeIdentifier(`${department}_reader`)}`);
    return work(client);
  });
}

async function admin<Row>(sql: string): Promise<Row[]> {
  return withConnection(hub.url, async (client) => (await client.query(sql)).rows as Row[]);
}
