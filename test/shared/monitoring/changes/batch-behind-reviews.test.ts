import { openDatabase, type Database } from '../../../../shared/data/database';
import { HOLD_REVIEWS } from '../../../../shared/monitoring/changes/batch-behind-reviews';
import type { FeedRow } from '../../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { isReviewedSql } from '../../../../shared/monitoring/observations/observation-row';
import { REVIEW_SERIES } from '../../../../shared/monitoring/revisions/review';
import { department as reference } from '../../../../subgraphs/reference/department';
import { department as exchange } from '../../../../subgraphs/exchange/department';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';
import { importUnderWay } from '../../../setup/fixtures/import-under-way';
import { WATER_JOB as job } from '../../../setup/fixtures/water-job';
import { stageRow } from '../../../setup/fixtures/stage-row';

/** Of another feed: one of the same waits for the import that is under way. */
const BESIDE = { ...job, feed: 'water/other' };

const START = Date.parse('2026-03-01T00:00:00Z');
const HOUR_MS = 3_600_000;

let hub: DepartmentHub;
let database: Database;
beforeEach(async () => {
  hub = await departmentHub([exchange, reference, water]);
  ({ database } = hub);
});
afterEach(() => hub.close());

describe('a review beside a correction that is under way', () => {
  test('S9V36 MUST NOT cover the correction that is committed after it, until it is reviewed again', async () => {
    await ingest(database, job, [row(0, 1), row(1, 1)]);
    const correction = await importUnderWay(database, job, [row(0, 2)]);
    await ingest(database, BESIDE, [row(2, 3)]);
    expect(await review()).toBe(1);
    const report = await correction.finish();
    expect(report).toMatchObject({ revised: 1 });
    expect(await states()).toEqual([
      { hour: 0, value: 2, reviewed: false },
      { hour: 1, value: 1, reviewed: true },
      { hour: 2, value: 3, reviewed: true },
    ]);
    await review();
    expect((await states()).map(({ reviewed }) => reviewed)).toEqual([true, true, true]);
  });

  test('leaves a batch that was placed behind it as the one that replaced, stored and counts', async () => {
    await ingest(database, job, [row(0, 1)]);
    const correction = await importUnderWay(database, job, [row(0, 2), row(3, 4)]);
    await ingest(database, BESIDE, [row(1, 3)]);
    await review();
    await correction.finish();
    const batches = await asOwner<{ id: number; rows: number }>(
      'select id, (rows_stored + rows_revised)::int as rows from water.batch order by id',
    );
    const last = batches.at(-1)?.id;
    expect(batches.map(({ rows }) => rows)).toEqual([1, 1, 2]);
    expect(
      await asOwner('select replaced_by_batch_id as by from water.observation_history'),
    ).toEqual([{ by: last }]);
    expect(await asOwner('select batch_id as of from water.latest')).toEqual([{ of: last }]);
    const delivered = await asOwner<{ newest: number }>(
      `select max(batch_id) as newest from reference.delivery where department = 'water'`,
    );
    expect(delivered).toEqual([{ newest: last }]);
  });

  test('keeps the id of a batch of other series, or after which nothing was reviewed', async () => {
    await ingest(database, job, [row(0, 1), row(0, 1, '测站乙')]);
    const correction = await importUnderWay(database, job, [row(0, 2, '测站乙')]);
    await ingest(database, BESIDE, [row(1, 3)]);
    await review();
    await correction.finish();
    expect(await asOwner('select id from water.batch order by id')).toHaveLength(3);
    expect(
      await asOwner('select replaced_by_batch_id as by from water.observation_history'),
    ).toEqual([{ by: 2 }]);
  });

  test('waits for an import that is being committed', async () => {
    await ingest(database, job, [row(0, 1)]);
    const bounded = new URL(hub.url);
    bounded.searchParams.set('options', '-c lock_timeout=200');
    const impatient = openDatabase({ url: bounded.href, poolSize: 1 });
    try {
      await database.asOwner('water', async (transaction) => {
        await transaction.query(HOLD_REVIEWS('water'));
        await expect(review(impatient)).rejects.toMatchObject({ code: '55P03' });
      });
      expect(await review(impatient)).toBe(1);
    } finally {
      await impatient.close();
    }
  });
});

const asOwner = <Row>(text: string) => database.asOwner('water', ({ query }) => query<Row>(text));

/** Reviews all that has ended at one of the stations. */
async function review(by = database): Promise<number | undefined> {
  const [station] = await asOwner<{ id: string }>(
    `select id from water.station where name_zh = '测站甲'`,
  );
  const [done] = await by.asWriter('water', (transaction) =>
    transaction.query(REVIEW_SERIES('water'), [
      station?.id ?? '',
      null,
      new Date().toISOString(),
      'steward',
    ]),
  );
  return done?.marked;
}

function states() {
  return asOwner<{ hour: number; value: number; reviewed: boolean }>(
    `select (extract(epoch from o.starts_at - '2026-03-01T00:00:00Z') / 3600)::int as hour, o.value,
       ${isReviewedSql('water')} as reviewed
     from water.observation o join water.series s on s.id = o.series_id order by 1`,
  );
}

function row(hour: number, value: number, nameZh?: string): FeedRow {
  return stageRow(START + hour * HOUR_MS, value, nameZh);
}
