import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import type { FeedRow, ImportJob } from '../../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { takeTurn } from '../../../../shared/monitoring/ingest/take-turn';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';
import { importUnderWay, type ImportUnderWay } from '../../../setup/fixtures/import-under-way';
import { WATER_JOB } from '../../../setup/fixtures/water-job';
import { stageRow } from '../../../setup/fixtures/stage-row';

const OTHER_FEED: ImportJob = { ...WATER_JOB, feed: 'water/other' };
const HOUR_MS = 3_600_000;
const FIRST = Date.parse('2020-01-01T00:00:00Z');
/** As many values as are stored at once. */
const FLUSH = 10_000;

let hub: DepartmentHub;
beforeEach(async () => {
  hub = await departmentHub([water]);
});
afterEach(() => hub.close());

/** The stage in this hour after the first. */
const row = (hour: number, value: number) => stageRow(FIRST + hour * HOUR_MS, value);

const hours = (from: number, to: number, value: number) =>
  Array.from({ length: to - from }, (_, at) => row(from + at, value));

interface Kept {
  readonly value: number;
  readonly revision: number;
  readonly n: number;
}

/** Values with their revision, and those that were replaced. */
async function kept() {
  const read = (table: string) =>
    hub.database
      .reader('water', EVERY_ROW)
      .query<Kept>(
        `select value, revision, count(*)::int as n from water.${table} group by 1, 2 order by 1, 2`,
      );
  return { present: await read('observation'), replaced: await read('observation_history') };
}

/** Whether an import is waiting for a lock of another one. */
async function untilOneWaits(): Promise<void> {
  for (;;) {
    const [waiting] = await hub.database.asAnnouncer('water', ({ query }) =>
      query<{ n: number }>('select count(*)::int as n from pg_locks where not granted'),
    );
    if (waiting && waiting.n > 0) return;
  }
}

async function begun(rows: ReadonlyArray<FeedRow>): Promise<ImportUnderWay> {
  return importUnderWay(hub.database, WATER_JOB, rows);
}

describe('two imports at once', () => {
  test('of one feed are stored one after the other, and the second one says that it waits', async () => {
    const first = await begun([...hours(0, FLUSH, 1), row(FLUSH, 1)]);
    const waiting = { is: false };
    const job = { ...WATER_JOB, onWaiting: () => void (waiting.is = true) };
    // In the other order: each would have what the other one waits for.
    const second = ingest(hub.database, job, hours(0, FLUSH + 1, 2).reverse());
    while (!waiting.is) await new Promise(setImmediate);
    expect((await first.finish()).stored).toBe(FLUSH + 1);
    expect(await second).toMatchObject({ stored: 0, revised: FLUSH + 1 });
    expect(await kept()).toEqual({
      present: [{ value: 2, revision: 1, n: FLUSH + 1 }],
      replaced: [{ value: 1, revision: 0, n: FLUSH + 1 }],
    });
  });

  test('of two feeds with the same keys: what one stores first becomes a revision of the other', async () => {
    await ingest(hub.database, WATER_JOB, hours(0, FLUSH, 1));
    const first = await begun([...hours(0, FLUSH - 1, 1), row(FLUSH, 1), row(FLUSH + 1, 1)]);
    // Merged from the second flush on, because the first one brings nothing new.
    const second = ingest(hub.database, OTHER_FEED, [
      ...hours(0, FLUSH, 1),
      ...hours(FLUSH, FLUSH + 2, 3),
    ]);
    await Promise.race([untilOneWaits(), second]);
    await first.finish();
    expect(await second).toMatchObject({ unchanged: FLUSH, revised: 2, stored: 0 });
    expect(await kept()).toEqual({
      present: [
        { value: 1, revision: 0, n: FLUSH },
        { value: 3, revision: 1, n: 2 },
      ],
      replaced: [{ value: 1, revision: 0, n: 2 }],
    });
  });

  test('of two feeds that revise the same value leave the revisions of both', async () => {
    await ingest(hub.database, WATER_JOB, hours(0, FLUSH, 1));
    const first = await begun([row(0, 2), ...hours(1, FLUSH, 1)]);
    const second = ingest(hub.database, OTHER_FEED, [row(0, 3), ...hours(1, FLUSH, 1)]);
    await Promise.race([untilOneWaits(), second]);
    await first.finish();
    expect(await second).toMatchObject({ revised: 1, unchanged: FLUSH - 1 });
    expect(await kept()).toEqual({
      present: [
        { value: 1, revision: 0, n: FLUSH - 1 },
        { value: 3, revision: 2, n: 1 },
      ],
      replaced: [
        { value: 1, revision: 0, n: 1 },
        { value: 2, revision: 1, n: 1 },
      ],
    });
  });

  test('of two feeds in opposite orders: one of them is refused with a code and stores nothing', async () => {
    await ingest(hub.database, WATER_JOB, hours(0, 2, 1));
    const both = await Promise.allSettled([
      ingest(hub.database, WATER_JOB, alternating(hours(0, 3 * FLUSH, 2))),
      ingest(hub.database, OTHER_FEED, alternating(hours(0, 3 * FLUSH, 3).reverse())),
    ]);
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
    expect(refused.length).toBeLessThanOrEqual(1);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'IMPORT_UNDER_WAY' });
    const { present } = await kept();
    expect(present.reduce((sum, { n }) => sum + n, 0)).toBe(3 * FLUSH);
    expect(new Set(present.map(({ value }) => value)).size).toBe(1);
  });

  test('one that has waited too long is refused', async () => {
    const first = await begun([row(0, 1)]);
    await expect(
      hub.database.asOwner('water', (transaction) => takeTurn(transaction, WATER_JOB, 300)),
    ).rejects.toMatchObject({ code: 'IMPORT_UNDER_WAY' });
    await hub.database.asOwner('water', (transaction) => takeTurn(transaction, OTHER_FEED, 0));
    await first.finish();
    await hub.database.asOwner('water', (transaction) => takeTurn(transaction, WATER_JOB, 0));
  });
});

/** Gives way to the other import after each flush. */
async function* alternating(rows: ReadonlyArray<FeedRow>): AsyncGenerator<FeedRow> {
  for (const [at, one] of rows.entries()) {
    if (at % FLUSH === 0) await new Promise(setImmediate);
    yield one;
  }
}
