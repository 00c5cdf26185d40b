import { openLedger } from '../../../../gateway/ledger/chain/append';
import { openDatabase, type Database } from '../../../../shared/data/database';
import { migrateDepartment } from '../../../../shared/data/migrate';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { upgradeDatabase } from '../../../../shared/data/upgrade/upgrade-database';
import { pageRequest } from '../../../../shared/graphql/connection';
import { exchangeCounts } from '../../../../subgraphs/exchange/audit/exchange-count.queries';
import type { AuditViewer } from '../../../../subgraphs/exchange/audit/audit-criteria';
import {
  auditLogLoaders,
  type AuditLogLoaders,
} from '../../../../subgraphs/exchange/audit/audit-log.queries';
import { intent, outcome, read } from '../../../gateway/ledger/ledger-fixtures';
import type { TestDatabase } from '../../../setup/database';
import { formerDatabase, MIGRATIONS } from '../../../shared/data/upgrade/former-hub';

const REFERENCE: AuditViewer = { owner: 'reference' };
const DAYS = { from: '2026-11-01', to: '2026-12-02' };

let database: TestDatabase;
let hub: Database;
let loaders: AuditLogLoaders;

/** Version 1 of the bodies is what commit 9585008 wrote; one entry more reads what was the directory's. */
beforeAll(async () => {
  database = await formerDatabase();
  const { url } = database;
  await upgradeDatabase({ url, folder: MIGRATIONS });
  await migrateDepartment('hub', { url, folder: MIGRATIONS });
  const ledger = openLedger({ url });
  const reads = [
    read({ dataset: 'directory/plan', owner: 'directory', coordinates: ['Duty.clause'] }),
  ];
  const begun = await ledger.begin(intent({ reads }));
  await begun.end(outcome({ rows: { 'directory/plan': 4 }, subgraphs: ['directory'] }));
  await ledger.close();
  hub = openDatabase({ url, poolSize: 1 });
  loaders = auditLogLoaders(hub.reader('exchange', EVERY_ROW));
});
afterAll(async () => {
  await hub.close();
  await database.drop();
});

const page = async (viewer: AuditViewer, dataset?: string) =>
  (await loaders.page(viewer, pageRequest(50, null), dataset ? { dataset } : {})).nodes;

test('an entry of version 1 reads with the words and ids of today', async () => {
  const entries = await page({ all: true });
  const auditing = entries.find(({ reads }) =>
    reads.some(({ dataset }) => dataset === 'act/READ_WHOLE_RECORD'),
  );
  expect(auditing?.reads).toMatchObject([{ because: 'POST' }]);
  expect(auditing?.caller).toMatchObject({ kind: 'PERSON', posts: ['RECORD_AUDITOR'] });
  expect(auditing?.outcome?.subgraphs).toEqual(['exchange', 'reference']);
  expect(entries.length).toBeGreaterThan(20);
  const names = entries.flatMap(({ reads, refusals, outcome: end }) => [
    ...[...reads, ...refusals].flatMap(({ dataset, owner }) => [dataset, owner]),
    ...(end?.subgraphs ?? []),
  ]);
  expect(names.filter((name) => name.startsWith('directory'))).toEqual([]);
});

test('an owner of today finds what concerned its data under a former id, also by dataset', async () => {
  const expected = [
    {
      reads: [{ dataset: 'reference/plan', owner: 'reference' }],
      outcome: { rows: { 'reference/plan': 4 }, subgraphs: ['exchange', 'reference'] },
    },
  ];
  expect(await page(REFERENCE)).toMatchObject(expected);
  expect(await page(REFERENCE, 'reference/plan')).toMatchObject(expected);
  expect(await page(REFERENCE, 'reference/indicators')).toEqual([]);
  expect(await page({ owner: 'ocean' })).toEqual([]);
});

test('usage and counts are of the dataset of today', async () => {
  const reader = hub.reader('exchange', EVERY_ROW);
  const filter = { ...DAYS, dataset: 'reference/plan' };
  const counted = { dataset: 'reference/plan', owner: 'reference', reads: 1, rows: 4 };
  expect(await loaders.usage(REFERENCE, filter)).toMatchObject([counted]);
  const scope = { owner: 'reference', seesSealed: true };
  expect(await exchangeCounts(reader, scope, filter)).toMatchObject([counted]);
});
