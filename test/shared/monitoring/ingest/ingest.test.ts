import { Client } from 'pg';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { openDatabase, type Database } from '../../../../shared/data/database';
import type { FeedObservation, FeedRow, Reject } from '../../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { department as water } from '../../../../subgraphs/water/department';
import { alsoMeasuring } from '../../../setup/fixtures/also-measuring';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';
import { WATER_JOB as job } from '../../../setup/fixtures/water-job';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T00:00:00Z');

const MEASURING = alsoMeasuring(water, 'water/water-function-zone', {
  kinds: ['RIVER_STATION'],
  indicators: ['water_temp', 'turbidity', 'nh3n'],
  averaging: ['HOUR'],
});

let hub: DepartmentHub;
let database: Database;

beforeEach(async () => {
  hub = await departmentHub([MEASURING]);
  database = hub.database;
});
afterEach(() => hub.close());

describe('ingest', () => {
  test('finds and opens the series of a flush together, however many', async () => {
    const asked = jest.spyOn(Client.prototype, 'query');
    const first = row(1, 0, 1);
    const symbols = ['water_temp', 'turbidity', 'nh3n'];
    const more = symbols.map((symbol) => observation(first, symbol, 2));
    await ingest(database, job, [{ ...first, observations: [...first.observations, ...more] }]);
    const texts = asked.mock.calls.map(([text]) => JSON.stringify(text));
    asked.mockRestore();
    const ofSeries = texts.filter((text) => /(join|into) water\.series/.test(text));
    expect(ofSeries).toEqual([
      expect.stringMatching(/join/),
      expect.stringMatching(/into/),
      expect.stringMatching(/join/),
    ]);
    expect(await stored()).toHaveLength(4);
  });

  test('stores new values, and the same file again changes nothing', async () => {
    const rows = hours(48, (n) => 1 + n / 10);
    expect(await ingest(database, job, rows)).toEqual({
      read: 48,
      stored: 48,
      revised: 0,
      unchanged: 0,
      rejected: 0,
    });
    expect(await ingest(database, job, rows)).toEqual({
      read: 48,
      stored: 0,
      revised: 0,
      unchanged: 48,
      rejected: 0,
    });
    expect(await stored()).toHaveLength(48);
  });

  test('rejects a row whose text holds U+0000, and stores the rows beside it', async () => {
    const rejects: Reject[] = [];
    const good = row(1, 0, 2.5);
    const nameZh = `${good.station?.nameZh ?? ''}\u0000`;
    const bad = { ...row(2, 1, 3), station: good.station && { ...good.station, nameZh } };
    const onReject = (_: number, reject: Reject) => void rejects.push(reject);
    const report = await ingest(database, { ...job, onReject }, [good, bad]);
    expect(report).toEqual({ read: 2, stored: 1, revised: 0, unchanged: 0, rejected: 1 });
    expect(rejects).toEqual([
      {
        column: 'nameZh',
        value: `${good.station?.nameZh ?? ''}\ufffd`,
        reason: expect.stringContaining('contains U+0000 as character') as string,
      },
    ]);
  });

  test('makes a late correction the next revision and keeps what stood before', async () => {
    await ingest(database, job, [row(1, 0, 2.5)]);
    const report = await ingest(database, job, [row(1, 0, 2.7)]);
    expect(report).toEqual({ read: 1, stored: 0, revised: 1, unchanged: 0, rejected: 0 });
    expect(await stored()).toEqual([{ value: 2.7, revision: 1, flag: 0 }]);
    expect(await history()).toEqual([{ value: 2.5, revision: 0 }]);
  });

  test('does not undo a correction when the file with both values is read again', async () => {
    const file = [row(1, 0, 2.5), row(2, 1, 3), row(3, 0, 2.7)];
    expect(await ingest(database, job, file)).toEqual({
      read: 3,
      stored: 2,
      revised: 1,
      unchanged: 0,
      rejected: 0,
    });
    expect(await ingest(database, job, file)).toEqual({
      read: 3,
      stored: 0,
      revised: 0,
      unchanged: 2,
      rejected: 0,
      superseded: 1,
    });
    expect(await stored()).toEqual([
      { value: 2.7, revision: 1, flag: 0 },
      { value: 3, revision: 0, flag: 0 },
    ]);
  });

  test('takes a value back to an earlier one when the sender says that it corrects', async () => {
    await ingest(database, job, [row(1, 0, 2.5)]);
    await ingest(database, job, [row(1, 0, 2.7)]);
    const report = await ingest(database, { ...job, corrects: true }, [row(1, 0, 2.5)]);
    expect(report).toEqual({ read: 1, stored: 0, revised: 1, unchanged: 0, rejected: 0 });
    expect(await stored()).toEqual([{ value: 2.5, revision: 2, flag: 0 }]);
    const same = await ingest(database, { ...job, corrects: true }, [row(1, 0, 2.5)]);
    expect(same).toEqual({ read: 1, stored: 0, revised: 0, unchanged: 1, rejected: 0 });
  });

  test('counts a row that another row of the same file repeats as unchanged', async () => {
    const report = await ingest(database, job, [row(1, 0, 2.5), row(2, 0, 2.5)]);
    expect(report).toEqual({ read: 2, stored: 1, revised: 0, unchanged: 1, rejected: 0 });
  });

  test('never lets synthetic data replace a measurement, and lets a measurement replace them', async () => {
    const synthetic = { ...job, provenance: 'SYNTHETIC' as const };
    await ingest(database, job, [row(1, 0, 2.5)]);
    expect(await ingest(database, synthetic, [row(1, 0, 9)])).toMatchObject({
      unchanged: 1,
      revised: 0,
    });
    await ingest(database, synthetic, [row(1, 1, 9)]);
    expect(await ingest(database, job, [row(1, 1, 2.6)])).toMatchObject({ revised: 1 });
    expect((await stored()).map(({ value }) => value)).toEqual([2.5, 2.6]);
  });

  test('stores an impossible value with a flag instead of dropping it', async () => {
    await ingest(database, job, [row(1, 0, 99_999)]);
    expect(await stored()).toEqual([{ value: 99_999, revision: 0, flag: 2 }]);
  });

  test('counts each row of a file that is one line long, when it is read again too', async () => {
    const rows = hours(5, (n) => n).map((one) => ({ ...one, line: 1 }));
    await ingest(database, job, rows);
    const report = await ingest(database, job, [...rows, { ...row(1, 9, 3) }]);
    expect(report).toEqual({ read: 6, stored: 1, revised: 0, unchanged: 5, rejected: 0 });
  });

  test('leaves nothing behind when it is interrupted', async () => {
    function* interrupted(): Generator<FeedRow> {
      yield* hours(25_000, (n) => n % 7);
      throw new Error('the disk went away');
    }
    await expect(ingest(database, job, interrupted())).rejects.toThrow('the disk went away');
    expect(await stored()).toEqual([]);
    const batches = await database.reader('water', EVERY_ROW).query('select * from water.batch');
    expect(batches).toEqual([]);
  });

  test('reports each reject with its line, and counts a row without any usable value as rejected', async () => {
    const told: [number, Reject][] = [];
    const bad: Reject = { column: 'stage', value: 'abc', reason: 'wanted a number' };
    const rows: FeedRow[] = [
      { ...row(1, 0, 2), rejects: [bad] },
      { line: 2, observations: [], rejects: [bad] },
      { ...row(3, 1, 2), observations: [] },
    ];
    const report = await ingest(
      database,
      { ...job, onReject: (line, reject) => void told.push([line, reject]) },
      rows,
    );
    expect(report).toEqual({ read: 3, stored: 1, revised: 0, unchanged: 1, rejected: 1 });
    expect(told).toEqual([
      [1, bad],
      [2, bad],
    ]);
  });

  test('keeps the newest observation of each series as the latest, whatever order they come in', async () => {
    await ingest(database, job, [row(1, 5, 5), row(2, 3, 3), row(3, 4, 4)]);
    await ingest(database, job, [row(1, 5, 5.5)]);
    const latest = await database
      .reader('water', EVERY_ROW)
      .query('select starts_at, value, revision from water.latest');
    expect(latest).toEqual([{ starts_at: '2026-03-01T05:00:00Z', value: 5.5, revision: 1 }]);
  });

  test('flags a station whose whole row repeats longer than allowed as frozen, its latest value too', async () => {
    const frozen = hours(30, () => 4).map((one) => ({
      ...one,
      observations: ['stage', 'discharge', 'turbidity'].map((indicator, n) =>
        observation(one, indicator, 4 + n),
      ),
    }));
    await ingest(database, { ...job, frozenAfterRows: 12 }, frozen);
    const flags = await database
      .reader('water', EVERY_ROW)
      .query('select flag, count(*) from water.observation group by flag order by flag');
    expect(flags).toEqual([
      { flag: 0, count: 3 },
      { flag: 1, count: 87 },
    ]);
    const latest = await database
      .reader('water', EVERY_ROW)
      .query('select distinct flag from water.latest');
    expect(latest).toEqual([{ flag: 1 }]);
  });

  test('queues the days of an earlier batch in which a frozen run began, for the roll-ups', async () => {
    const frozen = hours(60, () => 4).map((one) => ({
      ...one,
      observations: ['stage', 'discharge', 'turbidity'].map((indicator, n) =>
        observation(one, indicator, 4 + n),
      ),
    }));
    const since = { ...job, frozenAfterRows: 55 };
    await ingest(database, since, frozen.slice(0, 54));
    await database.asOwner('water', (transaction) =>
      transaction.query('delete from water.dirty_bucket'),
    );
    await ingest(database, since, frozen.slice(54));
    const days = await database.asOwner('water', (transaction) =>
      transaction.query('select distinct day from water.dirty_bucket order by day'),
    );
    expect(days).toEqual([{ day: '2026-03-01' }, { day: '2026-03-02' }, { day: '2026-03-03' }]);
  });

  test('looks for frozen values around what an import changed, not in the years beside it', async () => {
    const frozen = hours(24 * 20, () => 4).map((one) => ({
      ...one,
      observations: ['stage', 'discharge', 'turbidity'].map((indicator, n) =>
        observation(one, indicator, 4 + n),
      ),
    }));
    await ingest(database, job, frozen.slice(1));
    await ingest(database, { ...job, frozenAfterRows: 12 }, frozen.slice(0, 1));
    const [flagged] = await database
      .reader('water', EVERY_ROW)
      .query(
        'select count(*)::int as rows, max(starts_at) - min(starts_at) as within from water.observation where flag = 1',
      );
    expect(flagged).toEqual({ rows: 3 * 78, within: expect.objectContaining({ days: 3 }) });
  });

  test('turns a point not known yet into a station without code, and gives it the code that a list brings later', async () => {
    await ingest(database, job, [row(1, 0, 2)]);
    const [made] = await database
      .reader('water', EVERY_ROW)
      .query<{ id: string; code: string | null }>('select id, code from water.station');
    expect(made).toEqual({ id: 'river-station-e302aed402', code: null });
    const coded = {
      ...row(1, 1, 2),
      station: { ...STATION, nameZh: '测试（站）', code: 'W1', latitude: 22.5, longitude: 113 },
    };
    await ingest(database, job, [coded]);
    const stations = await database
      .reader('water', EVERY_ROW)
      .query('select id, code, cell from water.station');
    expect(stations).toEqual([
      { id: 'river-station-e302aed402', code: 'W1', cell: '87411d064ffffff' },
    ]);
  });

  test('counts a row of a point as stored when it makes the point known, and keeps what it does not contain', async () => {
    const bare = { ...row(1, 0, 2), isOfPoint: true, observations: [] };
    const zoned = { ...bare, station: { ...STATION, own: { target_class: 'II' } } };
    const coded = { ...bare, station: { ...STATION, code: 'W1' } };
    const moved = { ...bare, station: { ...STATION, code: 'W2' } };
    const idle = { ...bare, isOfPoint: false, station: { ...STATION, code: 'W3' } };
    const report = await ingest(database, job, [zoned, bare, coded, coded, moved, idle]);
    expect(report).toEqual({ read: 6, stored: 3, revised: 0, unchanged: 3, rejected: 0 });
    const stations = await database
      .reader('water', EVERY_ROW)
      .query('select code, target_class from water.station order by code');
    expect(stations).toEqual([
      { code: 'W1', target_class: 'II' },
      { code: 'W2', target_class: null },
      { code: 'W3', target_class: null },
    ]);
  });

  test('keeps a value below the detection limit as its limit', async () => {
    const censored = {
      ...row(1, 0, 0),
      observations: [
        { ...observation(row(1, 0, 0), 'nh3n', 0), value: null, detectionLimit: 0.025 },
      ],
    };
    await ingest(database, job, [censored]);
    const rows = await database
      .reader('water', EVERY_ROW)
      .query('select value, detection_limit from water.observation');
    expect(rows).toEqual([{ value: null, detection_limit: 0.025 }]);
  });

  test('lets a second connection read while partitions are added', async () => {
    const reader = openDatabase({ url: hub.url, poolSize: 2 });
    let seen: unknown[] = ['not asked'];
    async function* asking(): AsyncGenerator<FeedRow> {
      yield* hours(11_000, (n) => n % 5);
      seen = await reader
        .reader('water', EVERY_ROW)
        .query('select * from water.observation limit 1');
      yield row(20_000, 9_000, 1);
    }
    await ingest(database, { ...job, partition: 'month' }, asking());
    await reader.close();
    expect(seen).toEqual([]);
  });
});

const STATION = {
  kind: 'RIVER_STATION',
  nameZh: '测试(站)',
  region: '江门',
  authority: 'MUNICIPAL',
} as const;

function row(line: number, hour: number, value: number): FeedRow {
  const bare = { line, station: STATION, observations: [], rejects: [], hour };
  return {
    ...bare,
    observations: [{ indicator: 'stage', averaging: 'HOUR', startsAt: START + hour * HOUR, value }],
  };
}

function observation(of: FeedRow, indicator: string, value: number): FeedObservation {
  return { indicator, averaging: 'HOUR', startsAt: of.observations[0]?.startsAt ?? START, value };
}

function hours(count: number, valueAt: (n: number) => number): FeedRow[] {
  return Array.from({ length: count }, (_, n) => row(n + 1, n, valueAt(n)));
}

function stored() {
  return database
    .reader('water', EVERY_ROW)
    .query<{ value: number; revision: number; flag: number }>(
      'select value, revision, flag from water.observation order by starts_at',
    );
}

function history() {
  return database
    .reader('water', EVERY_ROW)
    .query('select value, revision from water.observation_history order by starts_at, revision');
}
