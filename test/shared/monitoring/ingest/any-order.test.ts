import fc from 'fast-check';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import type { FeedRow, ImportJob } from '../../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { settleClaims } from '../../../../shared/monitoring/ingest/claims/settle-claims';
import { isReviewedSql } from '../../../../shared/monitoring/observations/observation-row';
import { refreshRollups } from '../../../../shared/monitoring/rollup/refresh-rollups';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';
import { alsoMeasuring } from '../../../setup/fixtures/also-measuring';
import { rollupFaults } from '../../../setup/fixtures/recomputed-rollups';
import { runs } from '../../../setup/runs';
import { reordered, withCorrections, withoutCorrections, type Event } from './random-history';
import { WATER_JOB } from '../../../setup/fixtures/water-job';
import { stageRow } from '../../../setup/fixtures/stage-row';

const TURBIDITY = {
  kinds: ['RIVER_STATION'],
  indicators: ['turbidity'],
  averaging: ['HOUR'],
} as const;
const MEASURING = alsoMeasuring(water, 'water/water-function-zone', TURBIDITY);
/** The same with turbidity in a stricter dataset, to which it moves at once. */
const MOVED = alsoMeasuring(water, 'water/reservoir-water-ecology', TURBIDITY);

const job: ImportJob = {
  ...WATER_JOB,
  partition: 'month',
  frozenAfterRows: 5,
  dayOf: () => 'HYDROLOGY',
};

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([MEASURING]);
});
afterAll(() => hub.close());

const chances = fc.array(fc.nat(1_000), { minLength: 12, maxLength: 12 });

describe('the stored state', () => {
  test('is the same whatever the order of new data, late data, overlapping and repeated files', async () => {
    await fc.assert(
      fc.asyncProperty(withoutCorrections, chances, async (events, drawn) => {
        const shuffled = reordered(events, drawn);
        const [one, other] = [
          await stateAfter(events),
          await stateAfter([...shuffled, ...shuffled]),
        ];
        expect(other).toEqual(one);
        expect(one.history).toEqual([]);
      }),
      runs(12, 500),
    );
  });

  test('depends, of corrections and reviews, on the order of those of the same value or station alone', async () => {
    await fc.assert(
      fc.asyncProperty(withCorrections, chances, async (events, drawn) => {
        const one = await stateAfter(events);
        expect(await stateAfter(reordered(events, drawn))).toEqual(one);
      }),
      runs(12, 500),
    );
  });

  test('of a value that two batches give differently has the later one, and the earlier one as history', async () => {
    await empty();
    for (const value of [2, 1]) await take([row(0, value)]);
    expect(await valuesWithHistory()).toEqual([{ value: 1, revision: 1, before: [2] }]);
    await empty();
    for (const value of [1, 2]) await take([row(0, value)]);
    expect(await valuesWithHistory()).toEqual([{ value: 2, revision: 1, before: [1] }]);
  });

  test('of a value that was corrected stays corrected when its first file comes again, unless that file corrects', async () => {
    await empty();
    for (const value of [1, 2, 1]) await take([row(0, value)]);
    expect(await valuesWithHistory()).toEqual([{ value: 2, revision: 1, before: [1] }]);
    await ingest(hub.database, { ...job, corrects: true }, [row(0, 1)]);
    expect(await valuesWithHistory()).toEqual([{ value: 1, revision: 2, before: [1, 2] }]);
  });

  test('of a value reviewed before its correction is unreviewed, and after it reviewed', async () => {
    const until = new Date(START + 5 * HOUR).toISOString();
    const review = { kind: 'REVIEW', station: '甲', until } as const;
    const values: Event[] = [1, 2].map((value) => ({
      kind: 'BATCH',
      rows: [row(0, value)],
      corrects: false,
    }));
    const reviewed = async (events: ReadonlyArray<Event>) =>
      (await stateAfter(events)).observations.map(({ isReviewed }) => isReviewed);
    expect(await reviewed([...values, review])).toEqual([true]);
    expect(await reviewed([...values.slice(0, 1), review, ...values.slice(1)])).toEqual([false]);
  });
});

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T00:00:00Z');

function row(hour: number, value: number): FeedRow {
  return stageRow(START + hour * HOUR, value, '甲');
}

function take(rows: ReadonlyArray<FeedRow>) {
  return ingest(hub.database, job, rows);
}

/** What callers see of the data, without the numbers of batches and series. */
async function stateAfter(events: ReadonlyArray<Event>) {
  await empty();
  for (const event of events) await happen(event);
  await happen({ kind: 'ROLL_UP' });
  if (events.some(({ kind }) => kind === 'MOVE')) await happen({ kind: 'MOVE' });
  expect(await rollupFaults(hub.url, 'water')).toEqual([]);
  return {
    observations:
      await rowsOf(`select ${KEY}, o.value, o.detection_limit, o.flag, o.revision, s.dataset,
      ${isReviewedSql('water')} as "isReviewed" from water.observation o ${OF_SERIES}`),
    history:
      await rowsOf(`select ${KEY}, o.value, o.detection_limit, coalesce(nullif(o.flag, 1), 0) as flag, o.revision
      from water.observation_history o ${OF_SERIES}, o.revision`),
    latest: await rowsOf(
      `select ${KEY}, o.value, o.detection_limit, o.flag, o.revision from water.latest o ${OF_SERIES}`,
    ),
    rollups:
      await rowsOf(`select ${KEY}, o.step, o.value, o.minimum, o.maximum, o.samples, o.censored, o.beyond, o.valid_days
      from water.rollup o ${OF_SERIES}, o.step`),
  };
}

const KEY = 't.name_zh, s.indicator_code, o.starts_at';
const OF_SERIES = `join water.series s on s.id = o.series_id join water.station t on t.id = s.station_id
  order by t.name_zh, s.indicator_code, o.starts_at`;

async function happen(event: Event): Promise<void> {
  if (event.kind === 'BATCH')
    await ingest(hub.database, { ...job, corrects: event.corrects }, event.rows);
  if (event.kind === 'ROLL_UP') await refreshRollups(hub.database, 'water');
  if (event.kind === 'MOVE') await settleClaims(hub.database, 'water', MOVED.datasets);
  if (event.kind === 'REVIEW')
    await asOwner(
      `select water.review_series(id, null, $1, 'steward') from water.station where name_zh = $2`,
      [event.until, event.station],
    );
}

function rowsOf(sql: string) {
  return hub.database
    .reader('water', EVERY_ROW)
    .query<Readonly<Record<string, unknown>> & { readonly isReviewed?: boolean }>(sql);
}

function valuesWithHistory() {
  return rowsOf(`select o.value, o.revision, (select array_agg(h.value order by h.revision) from water.observation_history h
    where h.series_id = o.series_id and h.starts_at = o.starts_at) as before from water.observation o`);
}

function asOwner(sql: string, values: ReadonlyArray<unknown> = []) {
  return hub.database.asOwner('water', ({ query }) => query(sql, values));
}

async function empty(): Promise<void> {
  await asOwner(`truncate water.observation, water.observation_history, water.latest, water.rollup, water.dirty_bucket,
    water.review, water.series, water.station, water.batch, water.series_claim, water.outage, water.rejected_cell, water.reviewed_bucket`);
  await settleClaims(hub.database, 'water', MEASURING.datasets);
}
