import { Client } from 'pg';
import { openDatabase, type Database } from '../../shared/data/database';
import { prepareDepartment } from '../../shared/monitoring/department';
import { keepRollups } from '../../shared/monitoring/rollup/keep-rollups';
import { department as environment } from '../../subgraphs/environment/department';
import { importFolder, type ImportFolder } from '../setup/fixtures/import-folder';

const HOURS = 48;
let imports: ImportFolder;
let database: Database;
/** Holds what an import must wait for, and looks at it meanwhile. */
let holder: Client;

beforeAll(async () => {
  imports = await importFolder();
  database = openDatabase({ url: imports.url, poolSize: 4 });
  holder = new Client({ connectionString: imports.url });
  await holder.connect();
  await holder.query(HOLD);
});
afterAll(async () => {
  await holder.end();
  await database.close();
  await imports.close();
});

const rowsOf = async (sql: string) => (await holder.query<Record<string, unknown>>(sql)).rows;
const countOf = async (from: string) =>
  Number((await rowsOf(`select count(*) as n from ${from}`))[0]?.['n']);

/** Rows that an import touches, and what of them was announced to the exchange. */
const held = async () => ({
  batches: await countOf('environment.batch'),
  stations: await countOf('environment.station'),
  observations: await countOf('environment.observation'),
  latest: await countOf('environment.latest'),
  waiting: await countOf('environment.dirty_bucket'),
  rollups: await countOf("environment.rollup where step = 'DAY'"),
  announced: await countOf('reference.station_ref'),
});

/** Imports two days of a point, and kills the process with SIGKILL where it waits for this lock in such a statement. */
async function killed(point: string, lock: string, statement: RegExp): Promise<void> {
  await holder.query(`select pg_advisory_lock(${lock})`);
  const process = imports.start(importOf(point));
  try {
    const backend = await waitingIn(statement);
    expect(await process.end('SIGKILL')).toBeNull();
    await holder.query(`select pg_advisory_unlock(${lock})`);
    await gone(backend);
  } finally {
    await process.end('SIGKILL');
    await holder.query('select pg_advisory_unlock_all()');
  }
}

function importOf(point: string): ReadonlyArray<string> {
  const rows = Array.from({ length: HOURS }, (_, hour) => {
    const day = 20_260_301 + Math.floor(hour / 24);
    return `${String(day)},${String((hour % 24) + 1)},${point},50,${String(20 + hour)},30,0.5,15,60,5`;
  });
  return imports.fileOf(point, rows);
}

async function waitingIn(statement: RegExp): Promise<number> {
  for (const end = Date.now() + 300_000; Date.now() < end;) {
    const waiting = await rowsOf(`select pid, query from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`);
    const found = waiting.find(({ query }) => statement.test(String(query)));
    if (found) return Number(found['pid']);
  }
  throw new Error('The import never came to where it was to be killed.');
}

async function gone(backend: number): Promise<void> {
  const isThere = async () =>
    (await countOf(`pg_stat_activity where pid = ${String(backend)}`)) > 0;
  for (const end = Date.now() + 20_000; await isThere();)
    if (Date.now() > end) throw new Error('The backend of the killed import goes on.');
}

describe('an import that is killed', () => {
  test('S9D12 MUST leave no half row where it is killed in COPY, and nothing that stands in its way again', async () => {
    const before = await held();
    await killed('甲', '1', /^copy environment\.observation/);
    expect(await held()).toEqual(before);
    expect(await countOf('environment.observation_history')).toBe(0);
    expect(await imports.report(importOf('甲'))).toEqual({
      ...{ read: HOURS, stored: HOURS, revised: 0, unchanged: 0, rejected: 0, encoding: 'utf-8' },
    });
    expect(await held()).toMatchObject({ batches: 1, stations: 1, waiting: 0, announced: 1 });
  });

  test('S9D13 MUST be announced by the next prepare where it is killed after its commit', async () => {
    const before = await held();
    await killed('乙', '2', /^insert into reference\.station_ref/);
    const after = await held();
    expect(after).toMatchObject({
      ...{ batches: before.batches + 1, stations: before.stations + 1 },
      ...{ observations: 2 * before.observations, announced: before.announced },
    });
    await prepareDepartment(database, environment);
    expect((await held()).announced).toBe(before.announced + 1);
    await allRolledUp(2 * before.rollups);
  });

  test('S9D14 MUST have its roll-ups completed by the process that serves the department where it is killed during them', async () => {
    const before = await held();
    await killed('丙', "hashtext('environment.rollup')", /environment\.refresh_rollups/);
    const after = await held();
    expect(after).toMatchObject({ rollups: before.rollups, announced: before.announced + 1 });
    expect(after.waiting).toBeGreaterThan(0);
    await allRolledUp((before.rollups / 2) * 3);
  });
});

test('an import into current schemas migrates nothing: it does not wait for a process that migrates', async () => {
  await holder.query('begin');
  await holder.query(`select pg_advisory_xact_lock(${String(0x5247)}, hashtext('migrating'))`);
  const run = imports.start(imports.fileOf('refused', []));
  const code = await run.ended;
  await holder.query('rollback');
  expect(code).toBe(1);
  expect(run.output()).not.toContain('migrating');
  expect(run.output()).toContain('IMPORT_STORED_NOTHING');
});

/** Works off what is owed, as a process that serves the department does; all points have the same days. */
async function allRolledUp(rollups: number): Promise<void> {
  const failures: unknown[] = [];
  const keeping = keepRollups({
    ...{ database, departments: ['environment'], worker: 'WRITER', everyMs: 50 },
    onFailure: (_, cause) => void failures.push(cause),
    monotonicMs: () => performance.now(),
  });
  for (const end = Date.now() + 20_000; keeping.queueOf('environment')?.days !== 0;)
    if (Date.now() > end || failures.length > 0) break;
    else await held();
  await keeping.ended();
  expect([failures, await held()]).toMatchObject([[], { waiting: 0, rollups }]);
  expect(await rowsOf(OTHER_POINTS)).toEqual([]);
}

/** Days whose roll-ups are not what the same days of another point, whose values are the same, have. */
const OTHER_POINTS = `select r.day, s.indicator_code from environment.rollup r join environment.series s on s.id = r.series_id
  group by r.step, r.day, s.indicator_code having count(distinct (r.value, r.minimum, r.maximum, r.samples)) > 1
    or count(*) < (select count(*) from environment.station)`;

/** Where an import waits while the locks 1 and 2 are held: at the 20th value of a COPY; at the announcement of 乙. */
const HOLD = `
create function public.hold() returns trigger language plpgsql as $$
begin
  perform pg_advisory_lock_shared(tg_argv[0]::bigint);
  perform pg_advisory_unlock_shared(tg_argv[0]::bigint);
  return new;
end $$;
create trigger hold before insert on environment.observation for each row
  when (new.value = 39) execute function public.hold(1);
create trigger hold before insert on reference.station_ref for each row
  when (new.name_zh like '%乙%') execute function public.hold(2)`;
