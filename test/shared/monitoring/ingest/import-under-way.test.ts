import { join } from 'node:path';
import { migrateDepartment } from '../../../../shared/data/migrate';
import { openDatabase, type Database } from '../../../../shared/data/database';
import { announceDatasets } from '../../../../shared/monitoring/announce-datasets';
import { prepareDepartment } from '../../../../shared/monitoring/department';
import type { FeedRow } from '../../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { schemaOf } from '../../../setup/built-once';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { appoint } from '../../../../subgraphs/exchange/accounts/appoint.store';
import { revokeSubject } from '../../../../subgraphs/exchange/accounts/revocation.store';
import { saveQuestion } from '../../../../subgraphs/exchange/accounts/saved-questions/save-question.store';
import { RELEASE_STATEMENTS } from '../../../../subgraphs/exchange/catalogue/terms/proposal-row';
import {
  loadSharingState,
  sharingVersion,
} from '../../../../subgraphs/exchange/catalogue/sharing-state.queries';
import { department as exchange } from '../../../../subgraphs/exchange/department';
import { department as reference } from '../../../../subgraphs/reference/department';
import { department as water } from '../../../../subgraphs/water/department';
import { freshDatabase, type TestDatabase } from '../../../setup/database';
import { importUnderWay, type ImportUnderWay } from '../../../setup/fixtures/import-under-way';
import { WATER_JOB as job } from '../../../setup/fixtures/water-job';
import { stageRow } from '../../../setup/fixtures/stage-row';

const MIGRATIONS = join(__dirname, '..', '..', '..', '..', 'migrations');
const NOW = new Date('2026-11-23T10:00:00Z');

let fresh: TestDatabase;
let importing: Database;
/** What others do meanwhile: anyone who waits for a lock for a second fails. */
let meanwhile: Database;
let underWay: ImportUnderWay;

beforeAll(async () => {
  fresh = await freshDatabase();
  const bounded = new URL(fresh.url);
  bounded.searchParams.set(
    'options',
    '-c timezone=UTC -c datestyle=ISO -c lock_timeout=1000 -c idle_in_transaction_session_timeout=0',
  );
  importing = openDatabase({ url: fresh.url, poolSize: 4 });
  meanwhile = openDatabase({ url: bounded.href, poolSize: 4 });
  for (const department of [exchange, reference, water]) {
    await migrateDepartment(department.name, { url: fresh.url, folder: MIGRATIONS });
    await prepareDepartment(importing, department);
  }
  await announceDatasets(importing, water, (await schemaOf(water)).index);
  await asExchange(GRANT);
  await asExchange(RELEASE);
  await ingest(importing, job, [row('测站甲', 0, 1)]);
  const rows = [row('测站甲', 0, 2), row('测站乙', 1, 3), row('测站丙', 2, 4)];
  // More than one flush, so that rows are stored, and not only waiting, while it is held open.
  const many = Array.from({ length: 11_000 }, (_, hour) => row('测站乙', 3 + hour, 1 + (hour % 5)));
  underWay = await importUnderWay(importing, job, [...rows, ...many]);
});
afterAll(async () => {
  await underWay.fail();
  await Promise.all([importing.close(), meanwhile.close()]);
  await fresh.drop();
});

const asExchange = <Row>(text: string) =>
  importing.asOwner('exchange', ({ query }) => query<Row>(text));
/** What everybody hears after this, and how long both took. */
async function heardAfter(work: () => Promise<unknown>) {
  const began = performance.now();
  await work();
  const state = await loadSharingState(meanwhile.reader('exchange', EVERY_ROW), false);
  return { ms: performance.now() - began, state };
}
const version = () => sharingVersion(meanwhile.reader('exchange', EVERY_ROW));

describe('beside an import that is in progress', () => {
  test('the lock that others wait for at most is a second', async () => {
    const [set] = await meanwhile.asWriter('exchange', ({ query }) => query('show lock_timeout'));
    expect(set).toEqual({ lock_timeout: '1s' });
  });

  test('a grant is revoked, and everybody hears of it', async () => {
    const before = await version();
    await meanwhile.asWriter('exchange', ({ query }) =>
      query(
        `update exchange.data_grant set revoked_by = 'w', revoked_at = now(), revoked_because = 'r'`,
      ),
    );
    expect(await version()).toBeGreaterThan(before);
  });

  test('a release is confirmed', async () => {
    const before = await version();
    await meanwhile.asWriter('exchange', async (transaction) => {
      const [release] = await transaction.query<{ id: string }>('select id from exchange.release');
      await transaction.query(RELEASE_STATEMENTS.confirm, [release?.id ?? '', 'b', NOW, false]);
    });
    expect(await version()).toBeGreaterThan(before);
  });

  test('a session is revoked', async () => {
    const before = await version();
    await meanwhile.asIdentity(({ query }) =>
      query(
        `insert into exchange.revocation values ('TOKEN', 't', now(), now() + interval '1 hour')`,
      ),
    );
    expect(await version()).toBeGreaterThan(before);
  });

  test('a grant is given, and stands in the sharing state within a second', async () => {
    const { ms, state } = await heardAfter(() =>
      meanwhile.asWriter('exchange', ({ query }) => query(GRANT.replace("('1'", "('2'"))),
    );
    const granted = state.datasets.flatMap(({ grants }) => grants.map(({ number }) => number));
    expect([granted, ms < 1000]).toEqual([['2'], true]);
  });

  test('all that a person holds is revoked, and stands in the sharing state within a second', async () => {
    const { ms, state } = await heardAfter(() =>
      meanwhile.asWriter('exchange', (transaction) => revokeSubject(transaction, 'wu', new Date())),
    );
    const revoked = state.revocations.subjects.map(([subject]) => subject);
    expect([revoked, ms < 1000]).toEqual([['wu'], true]);
  });

  test('a command is carried out within a second', async () => {
    const question = { name: '水位', query: '{ __typename }', variables: null };
    const { ms } = await heardAfter(() =>
      meanwhile.asWriter('exchange', (transaction) =>
        saveQuestion(transaction, 'wu', { question, now: NOW }),
      ),
    );
    expect(ms).toBeLessThan(1000);
  });

  test('the hub starts: it migrates, prepares and announces every department', async () => {
    for (const department of [exchange, reference, water]) {
      await migrateDepartment(department.name, { url: fresh.url, folder: MIGRATIONS });
      await prepareDepartment(meanwhile, department);
    }
    await announceDatasets(meanwhile, water, (await schemaOf(water)).index);
  });

  test('a person is appointed', async () => {
    const appointment = { department: 'water', post: 'HANDLER', nameZh: '甲', document: '文〔1〕' };
    const { account } = await meanwhile.asOwner('exchange', (transaction) =>
      appoint(transaction, appointment, NOW),
    );
    expect(account).toBe('water-handler');
  });

  test('a steward reviews a series that the import brings values of', async () => {
    const reviewed = await meanwhile.asOwner('water', ({ query }) =>
      query('update water.series set reviewed_until = now() returning id'),
    );
    expect(reviewed).toHaveLength(1);
  });

  test('nothing of it is seen or announced before it ends', async () => {
    const found = await asExchange('select name_zh from reference.station_ref order by 1');
    expect(found).toEqual([{ name_zh: '测站甲' }]);
  });
});

describe('the version of the sharing state', () => {
  test.each([
    `insert into exchange.real_data (department) values ('water') on conflict do nothing`,
    `update exchange.data_grant set number = number`,
    `delete from exchange.release where false`,
    `insert into exchange.revocation select kind, id, revoked_at, expires_at from exchange.revocation on conflict do nothing`,
  ])('is not moved by a statement that changes nothing: %s', async (statement) => {
    const before = await version();
    await asExchange(statement);
    expect(await version()).toBe(before);
  });

  test('is moved once by a statement that changes a row, and not by one that changes it back to itself', async () => {
    const before = await version();
    await asExchange(`update exchange.data_grant set purpose = 'another'`);
    await asExchange(`update exchange.data_grant set purpose = 'another'`);
    expect(await version()).toBe(before + 1);
  });
});

describe('an import that ended', () => {
  test('announces its stations after its commit; one that was killed before is announced by the next start', async () => {
    // Of another feed: one of the same waits for the import that is under way.
    const held = await importUnderWay(importing, { ...job, feed: 'water/other' }, [
      row('测站丁', 0, 1),
    ]);
    await held.finish();
    const names = () => asExchange(`select name_zh from reference.station_ref order by 1`);
    expect(await names()).toContainEqual({ name_zh: '测站丁' });
    await importing.asOwner('reference', ({ query }) =>
      query(`delete from reference.station_ref where name_zh = '测站丁'`),
    );
    await asExchange('delete from exchange.real_data');
    await prepareDepartment(meanwhile, water);
    expect(await names()).toContainEqual({ name_zh: '测站丁' });
    expect(await asExchange('select department from exchange.real_data')).toEqual([
      { department: 'water' },
    ]);
  });
});

function row(nameZh: string, hour: number, value: number): FeedRow {
  return stageRow(Date.parse('2026-03-01T00:00:00Z') + hour * 3_600_000, value, nameZh);
}

const GRANT = `insert into exchange.data_grant (number, organisation_kind, organisation_id, dataset_id, dataset_version, fields,
  purpose, valid_from, until, given_by) values ('1', 'DEPARTMENT', 'ocean', 'water/water-function-zone', 1, '{}', 'p', '2026-01-01', '2027-01-01', 'a')`;
const RELEASE = `insert into exchange.release (number, dataset_id, content, process, authority, channel, valid_from, proposed_by)
  values ('1', 'water/water-function-zone', 'c', 'p', 'a', 'c', '2026-01-01', 'a')`;
