import fc from 'fast-check';
import type { Client } from 'pg';
import { EVERY_ROW, rowLimitSettings, type RowBounds } from '../../../../shared/data/row-bounds';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { endOf } from '../../../../shared/monitoring/observations/observation-row';
import { Averaging } from '../../../../shared/monitoring/vocabulary';
import { department as environment } from '../../../../subgraphs/environment/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';

/** Months of all lengths, a leap day, and ends of months that the next one does not have. */
const STARTS = [
  '2023-12-31T16:00:00.000Z',
  '2024-01-28T21:00:00.000Z',
  '2024-01-29T16:00:00.000Z',
  '2024-01-31T15:59:00.000Z',
  '2024-02-01T00:00:00.000Z',
  '2024-02-28T16:00:00.000Z',
  '2024-12-31T16:00:00.000Z',
  '2025-01-27T16:00:00.000Z',
  '2025-01-30T17:00:00.000Z',
  '2025-02-27T16:00:00.000Z',
  '2025-03-01T00:10:00.000Z',
  '2025-12-31T16:00:00.000Z',
];
const AVERAGINGS = Object.values(Averaging);
const DISTRICTS = ['440703', '440704', null];
const SOURCES = ['pollution-source-001', 'pollution-source-002', null];
const TIMED = ['observation', 'observation_history', 'latest'] as const;

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([environment]);
  await withConnection(hub.url, fill);
});
afterAll(() => hub.close());

/** Stations of every district and source, a series of every averaging, and values at all starts. */
async function fill(client: Client): Promise<void> {
  await client.query(
    `create table environment.observation_test partition of environment.observation
       for values from ('2023-01-01') to ('2026-06-01')`,
  );
  await client.query(
    `insert into environment.station (id, kind, name_zh, authority, region, provenance, source, district_code, pollution_source_id)
     select concat_ws('-', 'at', d, p), 'OUTLET', 'x', 'CITY', 'JIANGMEN', 'MEASURED', 'test', d, p
     from unnest($1::text[]) d cross join unnest($2::text[]) p`,
    [DISTRICTS, SOURCES],
  );
  await client.query(
    `insert into environment.series (station_id, indicator_code, averaging, aggregation, day_shift_h, day_samples_min, dataset)
     select t.id, 'test', a, 'MEAN', 0, 1, 'environment/test' from environment.station t cross join unnest($1::text[]) a
     where t.source = 'test'`,
    [AVERAGINGS],
  );
  const values = `select s.id, starts_at::timestamptz, 1.5, 0, 0, 1 from environment.series s cross join unnest($1::text[]) starts_at
    where s.indicator_code = 'test'`;
  const into = (table: string, more = '') =>
    `insert into environment.${table} (series_id, starts_at, value, flag, revision, batch_id${more})`;
  await client.query(`${into('observation')} ${values}`, [STARTS]);
  await client.query(
    `${into('observation_history', ', replaced_by_batch_id')} select v.*, 1 from (${values}) v`,
    [STARTS],
  );
  await client.query(`${into('latest')} ${values}`, [STARTS.slice(-1)]);
  await client.query(
    `insert into environment.rollup (series_id, step, starts_at, day, value, samples, batch_id)
     select s.id, step, day - interval '8 hours', day, 1, 1, 1 from environment.series s
       cross join (values ('DAY', date '2024-02-29'), ('DAY', '2025-03-01'), ('MONTH', '2024-02-01'), ('MONTH', '2025-01-01')) b (step, day)
     where s.indicator_code = 'test'`,
  );
}

/** A row with all that decides whether it is visible. */
interface Row {
  readonly key: string;
  readonly averaging: Averaging;
  readonly from: string;
  /** End of a roll-up; null of a value, which ends by its averaging. */
  readonly to: string | null;
  /** Starts of the usable values of a roll-up. */
  readonly values: ReadonlyArray<string>;
  readonly district: string | null;
  readonly source: string | null;
}

/** The rule in words: within the places; begun and ended within the period, with all its values. */
function isVisible(row: Row, { districts, sources, from, before }: RowBounds): boolean {
  const isIn = (codes: ReadonlyArray<string> | null, code: string | null) =>
    codes === null || (code !== null && codes.includes(code));
  if (!isIn(districts, row.district) || !isIn(sources, row.source)) return false;
  if (from !== null && Date.parse(row.from) < Date.parse(from)) return false;
  const ends = [row.to ?? endOf(row.from, row.averaging)];
  ends.push(...row.values.map((start) => endOf(start, row.averaging)));
  return before === null || ends.every((end) => Date.parse(end) <= Date.parse(before));
}

const KEY = `concat_ws(' ', series_id, extract(epoch from r.starts_at)::bigint`;

async function rowsOf(table: string): Promise<Row[]> {
  const isRollup = table === 'rollup';
  const until = `r.starts_at + case r.step when 'DAY' then interval '24 hours'
    else make_interval(hours => 24 * extract(day from r.day + interval '1 month' - interval '1 day')::int) end`;
  return withConnection(hub.url, async (client) => {
    const { rows } = await client.query<
      Omit<Row, 'from' | 'to' | 'values'> & { from: Date; to: Date | null; values: Date[] }
    >(
      `select ${KEY}${isRollup ? ', r.step' : ''}) as key, s.averaging, r.starts_at as from, ${isRollup ? until : 'null'} as to,
         ${isRollup ? `array(select o.starts_at from environment.observation o where o.series_id = r.series_id and o.starts_at >= r.starts_at and o.starts_at < ${until})` : `'{}'::timestamptz[]`} as values,
         t.district_code as district, t.pollution_source_id as source
       from environment.${table} r join environment.series s on s.id = r.series_id join environment.station t on t.id = s.station_id
       where s.indicator_code = 'test'`,
    );
    return rows.map((row) => ({
      ...row,
      from: row.from.toISOString(),
      to: row.to && row.to.toISOString(),
      values: row.values.map((one) => one.toISOString()),
    }));
  });
}

async function seen(table: string, limits: RowBounds): Promise<string[]> {
  const rows = await hub.database.reader('environment', limits).texts(
    `select ${KEY}${table === 'rollup' ? ', r.step' : ''}) from environment.${table} r
     where series_id in (select id from environment.series where indicator_code = 'test')`,
  );
  return rows.map(([key]) => String(key)).sort();
}

const INSTANTS = STARTS.flatMap((start) =>
  [start, ...AVERAGINGS.map((averaging) => endOf(start, averaging))].flatMap((instant) =>
    [-1, 0, 1].map((ms) => new Date(Date.parse(instant) + ms).toISOString()),
  ),
);

const LIMITS: fc.Arbitrary<RowBounds> = fc.record({
  districts: fc.option(fc.subarray(['440703', '440704', '440705'])),
  sources: fc.option(fc.subarray(['pollution-source-001', 'pollution-source-002', 'none'])),
  from: fc.option(fc.constantFrom(...INSTANTS)),
  before: fc.option(fc.constantFrom(...INSTANTS), { freq: 4 }),
  datasets: fc.constant(null),
});

describe('limits of rows as sets', () => {
  test.each([...TIMED, 'rollup'])(
    'S11L1 MUST show of %s the rows within the places and the period, and no other',
    async (table) => {
      const rows = await rowsOf(table);
      expect(rows.length).toBeGreaterThan(50);
      const counts = new Set<number>();
      await fc.assert(
        fc.asyncProperty(LIMITS, async (limits) => {
          const visible = rows.filter((row) => isVisible(row, limits));
          expect(await seen(table, limits)).toEqual(visible.map(({ key }) => key).sort());
          counts.add(visible.length);
        }),
        { numRuns: 150, seed: 20_261_130 },
      );
      expect(counts.size).toBeGreaterThan(5); // All, none, and some between.
    },
  );

  test.each<[string, Partial<RowBounds>, Readonly<Record<string, number>>]>([
    ['districts', { districts: ['440703'] }, { stations_in_places: 1 }],
    [
      'a period',
      { from: '2024-01-01T00:00:00Z', before: '2024-04-20T00:00:00Z' },
      // Months and years alone are looked up, for nine stations with two such series and five starts.
      { ended_by: 1, interval_bounds: 1, series_ended: 1, sees_long_interval: 90 },
    ],
    ['nothing', {}, {}],
  ])('are computed once in a statement that is limited by %s', async (_, limits, calls) => {
    expect(await callsWithin({ ...EVERY_ROW, ...limits })).toEqual(calls);
  });

  test('show nothing, without an error, where the period was never set', async () => {
    await withConnection(hub.url, async (client) => {
      await client.query('set role environment_reader');
      await client.query(
        `set rivergate.districts = '440703'; set rivergate.sources = '*'; set rivergate.datasets = '*';
         set rivergate.data_from = ''; set rivergate.data_before = ''`,
      );
      for (const table of [...TIMED, 'rollup'])
        expect((await client.query(`select from environment.${table}`)).rowCount).toBe(0);
    });
  });
});

/** How often one sum over all values called which function of the row limits. */
async function callsWithin(limits: RowBounds): Promise<Record<string, number>> {
  return withConnection(hub.url, async (client) => {
    await client.query(`begin; set local track_functions = 'all'; ${rowLimitSettings(limits)}`);
    await client.query('set local role environment_reader');
    const { rows } = await client.query<{ count: string }>(
      'select count(*) from environment.observation',
    );
    expect(Number(rows[0]?.count)).toBeGreaterThan(50);
    await client.query('reset role');
    const called = await client.query<{ name: string; calls: string }>(
      `select funcname as name, calls from pg_stat_xact_user_functions where schemaname = 'environment'`,
    );
    return Object.fromEntries(called.rows.map(({ name, calls }) => [name, Number(calls)]));
  });
}
