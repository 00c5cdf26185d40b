import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import type { FeedRow, ImportJob } from '../../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../../shared/monitoring/ingest/ingest';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';
import { alsoMeasuring } from '../../../setup/fixtures/also-measuring';
import { WATER_JOB } from '../../../setup/fixtures/water-job';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T00:00:00Z');
const SYMBOLS = ['stage', 'discharge', 'turbidity'] as const;

const job: ImportJob = {
  ...WATER_JOB,
  frozenAfterRows: 5,
};

const MEASURING = alsoMeasuring(water, 'water/water-function-zone', {
  kinds: ['RIVER_STATION'],
  indicators: ['turbidity'],
  averaging: ['HOUR', 'EIGHT_HOURS', 'DAY'],
});

let hub: DepartmentHub;
beforeEach(async () => {
  hub = await departmentHub([MEASURING]);
});
afterEach(() => hub.close());

describe('the flag FROZEN', () => {
  test('is unset where a correction breaks the run, from the break on and before it', async () => {
    await take(hours(11, 4));
    expect(await flags()).toEqual('.ffffffffff');
    await take([row(5, 9)]);
    expect(await flags()).toEqual('...........');
    expect(await latestFlags()).toEqual([0, 0, 0]);
  });

  test('stays where the rest of a broken run is still too long, but not on its new first report', async () => {
    await take(hours(20, 4));
    await take([row(10, 9)]);
    expect(await flags()).toEqual('.fffffffff..ffffffff');
  });

  test('is set where a late report completes a run, also on the latest values of series that it does not have', async () => {
    const rows = hours(11, 4);
    await take(rows.filter((_, hour) => hour !== 5));
    expect(await flags()).toEqual('.fffffffff'); // A missing hour is no other value.
    await take([row(5, 9)]);
    expect(await flags()).toEqual('...........');
    await ingest(hub.database, { ...job, corrects: true }, [only('stage', row(5, 4))]);
    expect(await flags()).toEqual('...........');
    await ingest(hub.database, { ...job, corrects: true }, [
      only('discharge', row(5, 4)),
      only('turbidity', row(5, 4)),
    ]);
    expect(await flags()).toEqual('.ffffffffff');
    expect(await latestFlags()).toEqual([1, 1, 1]);
  });

  test('does not join reports that lie more than six hours apart', async () => {
    await take([...hours(4, 4), ...hours(4, 4, 10)]);
    expect(await flags()).toEqual('........');
    await take(hours(6, 4, 4));
    expect(await flags()).toEqual('.fffffffffffff');
  });

  test('is judged the same of a long run, delivered whole or hour by hour', async () => {
    const rows = hours(60, 4);
    await take(rows);
    const whole = await flags();
    await empty();
    for (const one of [...rows].reverse()) await take([one]);
    expect([whole, await flags()]).toEqual([`.${'f'.repeat(59)}`, whole]);
  });

  test('is set on the 8-hour mean that ends with a frozen hour, and on no other interval', async () => {
    const longer = [7, 9, 12, 20].map((hour) => ({
      ...row(hour, 4),
      observations: [
        {
          indicator: 'turbidity',
          averaging: 'EIGHT_HOURS',
          startsAt: START + (hour - 7) * HOUR,
          value: 4,
        },
        { indicator: 'turbidity', averaging: 'DAY', startsAt: START + hour * HOUR, value: 4 },
      ] as const,
    }));
    await take([...hours(12, 4), ...longer]);
    const flagged = await hub.database.reader('water', EVERY_ROW).query(
      `select s.averaging, array_agg(o.flag order by o.starts_at) as flags from water.observation o
         join water.series s on s.id = o.series_id where s.averaging <> 'HOUR' group by 1 order by 1`,
    );
    expect(flagged).toEqual([
      { averaging: 'DAY', flags: [0, 0, 0, 0] },
      { averaging: 'EIGHT_HOURS', flags: [1, 1, 0, 0] },
    ]);
  });

  test('queues the days of what it unsets, for the roll-ups', async () => {
    await take(hours(60, 4));
    await hub.database.asOwner('water', ({ query }) => query('delete from water.dirty_bucket'));
    await take([row(23, 9)]); // Of the reports around it, only the next one is valid again: the first of its run.
    const days = await hub.database.asOwner('water', ({ query }) =>
      query('select distinct day from water.dirty_bucket order by day'),
    );
    expect(days).toEqual([{ day: '2026-03-02' }]);
  });

  test('is a difference only from what it was set on: a value whose sender flags it otherwise is revised', async () => {
    await take(hours(12, 4));
    const suspect = row(5, 4).observations.map((one) => ({ ...one, flag: 'SUSPECT' as const }));
    expect(await take([{ ...row(5, 4), observations: suspect }])).toMatchObject({ revised: 1 });
    expect(await flags()).toEqual('.ffff3ffffff');
  });
});

function take(rows: ReadonlyArray<FeedRow>) {
  return ingest(hub.database, job, rows);
}

/** One sign for each hour, in which all three series must have the same flag: valid, frozen, or its number. */
async function flags(): Promise<string> {
  const rows = await hub.database.reader('water', EVERY_ROW).query<{ flags: number[] }>(
    `select array_agg(distinct o.flag) as flags from water.observation o join water.series s on s.id = o.series_id
       where s.averaging = 'HOUR' group by o.starts_at order by o.starts_at`,
  );
  return rows.map(({ flags }) => (flags.length === 1 ? sign(flags[0]) : '?')).join('');
}

function sign(flag: number | undefined): string {
  return flag === 0 ? '.' : flag === 1 ? 'f' : String(flag);
}

async function latestFlags(): Promise<ReadonlyArray<number>> {
  const rows = await hub.database
    .reader('water', EVERY_ROW)
    .query<{ flag: number }>('select flag from water.latest');
  return rows.map(({ flag }) => flag);
}

function empty(): Promise<unknown> {
  return hub.database.asOwner('water', ({ query }) =>
    query(
      'truncate water.observation, water.observation_history, water.latest, water.dirty_bucket',
    ),
  );
}

function only(symbol: string, of: FeedRow): FeedRow {
  return { ...of, observations: of.observations.filter(({ indicator }) => indicator === symbol) };
}

function hours(count: number, value: number, from = 0): FeedRow[] {
  return Array.from({ length: count }, (_, n) => row(from + n, value));
}

function row(hour: number, value: number): FeedRow {
  return {
    line: hour + 1,
    station: { kind: 'RIVER_STATION', nameZh: '测试站', region: '江门', authority: 'MUNICIPAL' },
    observations: SYMBOLS.map((indicator, n) => ({
      indicator,
      averaging: 'HOUR',
      startsAt: START + hour * HOUR,
      value: value + n,
    })),
    rejects: [],
  };
}
