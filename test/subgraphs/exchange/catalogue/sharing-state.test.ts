import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../../../shared/data/database';
import { migrateDepartment } from '../../../../shared/data/migrate';
import { schemaOf } from '../../../setup/built-once';
import { announceDatasets } from '../../../../shared/monitoring/announce-datasets';
import { prepareDepartment } from '../../../../shared/monitoring/department';
import { department as exchange } from '../../../../subgraphs/exchange/department';
import { seedDemo } from '../../../../subgraphs/exchange/catalogue/demo/demo-sharing.store';
import {
  loadSharingState,
  sharingVersion,
} from '../../../../subgraphs/exchange/catalogue/sharing-state.queries';
import { department as water } from '../../../../subgraphs/water/department';
import { freshDatabase, type TestDatabase } from '../../../setup/database';

const FOLDER = join(__dirname, '..', '..', '..', '..', 'migrations');
const TODAY = '2026-11-23';

let fresh: TestDatabase;
let database: Database;
const reader = () => database.reader('exchange', EVERY_ROW);
const announce = async () => {
  const { index } = await schemaOf(water);
  await announceDatasets(database, water, index);
};
const asExchange = (text: string, values: ReadonlyArray<unknown> = []) =>
  database.asOwner('exchange', ({ query }) => query(text, values));

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase({ url: fresh.url, poolSize: 4 });
  for (const department of [exchange, water]) {
    await migrateDepartment(department.name, { url: fresh.url, folder: FOLDER });
    await prepareDepartment(database, department);
  }
  await announce();
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

describe('the sharing state', () => {
  test('knows of announced datasets with their fields, and opens nothing by itself', async () => {
    const state = await loadSharingState(reader(), true);
    const ecology = state.datasets.find(
      ({ dataset }) => dataset.id === 'water/reservoir-water-ecology',
    );
    expect(ecology).toMatchObject({
      owner: 'water',
      version: 1,
      confirmed: null,
      releases: [],
      rights: [],
      grants: [],
      dataset: { clause: 'A3.14(2)', sharing: 'CONDITIONAL' },
    });
    expect(
      await reader().query('select fields from exchange.dataset where id = $1', [
        'water/reservoir-water-ecology',
      ]),
    ).toEqual([
      {
        fields: [
          'ReservoirEcology.coverage',
          'ReservoirEcology.latest',
          'ReservoirEcology.observations',
          'ReservoirEcology.series',
          'ReservoirEcologyPoint.ecology',
        ],
      },
    ]);
  });

  test('gets a new version by every change, and none by announcing the same again', async () => {
    const before = await sharingVersion(reader());
    await announce();
    const again = await sharingVersion(reader());
    await asExchange(
      `update exchange.dataset set fields = '{}' where id = 'water/water-function-zone'`,
    );
    await announce();
    const after = await loadSharingState(reader(), false);
    expect(again).toBeGreaterThanOrEqual(before);
    expect(after.version).toBeGreaterThan(again);
    const zone = after.datasets.find(({ dataset }) => dataset.id === 'water/water-function-zone');
    expect(zone?.version).toBe(2);
  });

  test('lets a department announce for itself alone', async () => {
    await expect(
      database.asOwner('water', ({ query }) =>
        query(
          `insert into exchange.dataset (id, department, facts, fields) values ('ocean/x', 'ocean', '{}', '{}')`,
        ),
      ),
    ).rejects.toThrow('row-level security');
  });

  test('shows what the demonstration confirms and releases to a demonstration alone', async () => {
    await database.asOwner('exchange', (transaction) => seedDemo(transaction, TODAY));
    await database.asOwner('exchange', (transaction) => seedDemo(transaction, TODAY));
    const demo = await loadSharingState(reader(), true);
    const zone = demo.datasets.find(({ dataset }) => dataset.id === 'water/water-function-zone');
    expect(zone?.confirmed).toMatchObject({ sharing: 'UNCONDITIONAL', openness: 'PUBLIC' });
    expect(zone?.releases).toEqual([
      {
        datasetId: 'water/water-function-zone',
        number: expect.stringContaining('虚构') as string,
        validFrom: '2026-01-01',
        validTo: null,
        isDemonstration: true,
      },
    ]);
    const ecology = demo.datasets.find(
      ({ dataset }) => dataset.id === 'water/reservoir-water-ecology',
    );
    expect(ecology?.rights.map(({ task, departments }) => [task, departments])).toEqual(
      expect.arrayContaining([
        [5, ['environment', 'land-resources']],
        [12, ['environment', 'forestry', 'ocean']],
        [21, ['environment', 'ocean']],
      ]),
    );
    expect(ecology?.rights).toContainEqual({
      task: 21,
      departments: ['environment', 'ocean'],
      document: expect.stringContaining('虚构') as string,
      validFrom: '2021-01-01',
      validTo: null,
      reviewBy: '2027-11-23',
      isDemonstration: true,
    });
    const real = await loadSharingState(reader(), false);
    expect(
      real.datasets.every(
        ({ confirmed, releases, rights }) =>
          confirmed === null && releases.length === 0 && rights.length === 0,
      ),
    ).toBe(true);
  });

  test('takes a right away when the document that continues its task is not confirmed', async () => {
    await asExchange(`insert into exchange.continuation_record (task_id, document, document_number, valid_from, proposed_by)
      values (3, '水环境监测工作方案', '江府办〔2024〕9号', '2024-01-01', 'handler')`);
    await asExchange(`insert into exchange.right_confirmation (task_id, owner, topic, continuation_id, review_by, proposed_by, confirmed_by, confirmed_at)
      select 3, 'water', 'water-function-zone', id::text, '2027-01-01', 'a', 'b', now() from exchange.continuation_record`);
    const rightsOf = async () => {
      const state = await loadSharingState(reader(), false);
      return state.datasets.find(({ dataset }) => dataset.topic === 'water-function-zone')?.rights;
    };
    expect(await rightsOf()).toEqual([]);
    await asExchange(
      `update exchange.continuation_record set confirmed_by = 'approver', confirmed_at = now()`,
    );
    expect(await rightsOf()).toMatchObject([
      {
        task: 3,
        departments: ['environment', 'transport'],
        document: '水环境监测工作方案（江府办〔2024〕9号）',
      },
    ]);
  });

  test('refuses a confirmation by the person who proposed it', async () => {
    await expect(
      asExchange(`insert into exchange.class_confirmation (dataset_id, sharing, openness, note, proposed_by, confirmed_by, confirmed_at)
        values ('water/x', 'CONDITIONAL', 'CLOSED', '', 'one', 'one', now())`),
    ).rejects.toThrow('class_confirmation');
  });
});
