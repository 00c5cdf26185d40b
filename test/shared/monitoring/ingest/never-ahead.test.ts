import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { keepLatestBehindNow } from '../../../../shared/data/monitoring/keep-latest-behind-now';
import { department } from '../../../../subgraphs/environment/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';
import { importAirHours } from '../../../setup/fixtures/air-hours';
import { faultOf } from '../../../setup/fixtures/fault-of';

const NEWEST = '{ airStations { nodes { latest(indicators: ["pm25"]) { from value } } } }';

let hub: DepartmentHub;
beforeEach(async () => {
  hub = await departmentHub([department]);
});
afterEach(() => hub.close());

const imported = (...rows: ReadonlyArray<string>) => importAirHours(hub, rows);

const newest = async () => (await hub.ask('environment', NEWEST)).data;
const answered = (from: string, value: number) => ({
  airStations: { nodes: [{ latest: [{ from, value }] }] },
});

const asOwner = (text: string) =>
  hub.database.asOwner('environment', (transaction) => transaction.query(text));

/** A row of 2062 as an import stored it before it refused such rows. */
async function storeAhead(): Promise<void> {
  await imported('20260301,08,甲,39,12,40,0.7,6,9,60,55');
  await asOwner(
    "create table environment.observation_2062 partition of environment.observation for values from ('2062-01-01') to ('2063-01-01')",
  );
  for (const table of ['observation', 'latest'])
    await asOwner(`insert into environment.${table} (series_id, starts_at, value, flag, revision, batch_id)
      select series_id, '2062-03-01T00:00:00Z', 77, 0, 0, batch_id from environment.latest
      ${table === 'latest' ? 'on conflict (series_id) do update set starts_at = excluded.starts_at, value = excluded.value' : ''}`);
}

test('rejects rows of the future and of before 1950, stores those beside them, and creates no station', async () => {
  const { report, rejects } = await imported(
    '20620301,08,乙,39,12,40,0.7,6,9,60,55',
    '99991231,08,乙,39,12,40,0.7,6,9,60,55',
    '19491231,08,乙,39,12,40,0.7,6,9,60,55',
    '2026/3/1,08,甲,39,12,40,0.7,6,9,60,55',
  );
  expect(report).toEqual({ read: 4, stored: 1, revised: 0, unchanged: 0, rejected: 3 });
  expect(rejects).toEqual([
    { line: 2, column: 'Date', value: '20620301 08', ...faultOf('TIME_AHEAD') },
    { line: 3, column: 'Date', value: '99991231 08', ...faultOf('TIME_AHEAD') },
    { line: 4, column: 'Date', value: '19491231 08', ...faultOf('TIME_TOO_EARLY') },
  ]);
  expect(await newest()).toEqual(answered('2026-02-28T23:00:00Z', 12));
});

test('answers nothing that lies ahead as the newest value, also if it was stored before', async () => {
  await storeAhead();
  expect(await newest()).toEqual({ airStations: { nodes: [{ latest: [] }] } });
});

test('sets `latest` back by the next import, and by the migration', async () => {
  await storeAhead();
  await imported('20260301,09,甲,39,11,40,0.7,6,9,60,55');
  expect(await newest()).toEqual(answered('2026-03-01T00:00:00Z', 11));
  await hub.close();

  hub = await departmentHub([department]);
  await storeAhead();
  await hub.database.asOwner('environment', async (transaction) => {
    const db = { query: (text: string) => transaction.query(text) };
    await keepLatestBehindNow.up(db as never, { schema: 'environment', stationColumns: [] });
  });
  expect(await newest()).toEqual(answered('2026-02-28T23:00:00Z', 12));
  const ahead = await hub.database
    .reader('environment', EVERY_ROW)
    .query(`select value from environment.observation where starts_at > '2062-01-01'`);
  expect(ahead).not.toEqual([]);
});
