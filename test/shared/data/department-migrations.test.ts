import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { departmentMigrations } from '../../../shared/data/department-migrations';
import { ensureDepartmentRoles } from '../../../shared/data/department-roles';
import type { MonitoringChange } from '../../../shared/data/monitoring/monitoring-change';
import { MONITORING_CHANGES } from '../../../shared/data/monitoring/monitoring-changes';
import { freshDatabase, type TestDatabase } from '../../setup/database';

const MIGRATIONS = join(__dirname, '..', '..', '..', 'migrations');

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const addBattery: MonitoringChange = {
  name: 'AddBattery1797000000050',
  up: async (db, { schema }) => {
    await db.query(`alter table ${schema}.station add column battery_v double precision`);
  },
  down: async (db, { schema }) => {
    await db.query(`alter table ${schema}.station drop column battery_v`);
  },
};

const withBattery = [...MONITORING_CHANGES, addBattery];

async function sourceOf(department: string): Promise<DataSource> {
  await ensureDepartmentRoles(database.url, department);
  return new DataSource({
    type: 'postgres',
    url: database.url,
    schema: department,
    migrations: await departmentMigrations(MIGRATIONS, department, withBattery),
    migrationsTableName: 'migration',
    extra: { options: `-c role=${department}_owner`, max: 2 },
  }).initialize();
}

const stationColumns = async (source: DataSource, department: string) =>
  (
    await source.query<{ column: string }[]>(
      `select attname as column from pg_attribute where attrelid = '${department}.station'::regclass and attname = 'battery_v' and not attisdropped`,
    )
  ).map(({ column }) => column);

const leftIn = async (source: DataSource, department: string) =>
  (
    await source.query<{ name: string }[]>(
      `select relname as name from pg_class where relnamespace = '${department}'::regnamespace and relkind <> 'i'
       union all select proname from pg_proc where pronamespace = '${department}'::regnamespace order by 1`,
    )
  ).map(({ name }) => name);

test.each([
  [
    'water',
    [
      'CreateMonitoring1797000000000',
      'AddBattery1797000000050',
      'LimitRowsBySets1797000001300',
      'StatisticsByRule1797000001700',
      'KeepLatestBehindNow1797000001800',
      'CountCensored1797000001900',
      'CompleteStatistics1797000002400',
      'StoreOutages1797000002500',
      'ReviewByValue1797000002700',
      'ReviewAfterImports1797000003600',
    ],
  ],
  [
    'environment',
    [
      'CreateMonitoring1797000000000',
      'AddBattery1797000000050',
      'CreatePollutionSource1797000000100',
      'LimitRowsBySets1797000001300',
      'StatisticsByRule1797000001700',
      'KeepLatestBehindNow1797000001800',
      'CountCensored1797000001900',
      'CompleteStatistics1797000002400',
      'StoreOutages1797000002500',
      'MarkAlgaeStations1797000002600',
      'ReviewByValue1797000002700',
      'ReviewAfterImports1797000003600',
    ],
  ],
])(
  'a common change of %s runs in order with its own, stands in its history, and goes back',
  async (department, names) => {
    const source = await sourceOf(department);
    try {
      expect((await source.runMigrations()).map(({ name }) => name)).toEqual(names);
      const history = await source.query(`select name from ${department}.migration order by id`);
      expect(history).toEqual(names.map((name) => ({ name })));
      expect(await source.runMigrations()).toEqual([]);
      expect(await stationColumns(source, department)).toEqual(['battery_v']);
      for (let left = names.length - 1; left > 0; left -= 1) await source.undoLastMigration();
      expect(await stationColumns(source, department)).toEqual([]);
      await source.undoLastMigration();
      expect(await leftIn(source, department)).toEqual(['migration', 'migration_id_seq']);
    } finally {
      await source.destroy();
    }
  },
);

test('a department without measurements has its own migrations alone', async () => {
  expect(await departmentMigrations(MIGRATIONS, 'exchange', withBattery)).toEqual([
    join(MIGRATIONS, 'exchange', '[0-9]*.{ts,js}'),
  ]);
});
