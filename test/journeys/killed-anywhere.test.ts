import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Client } from 'pg';
import { openDatabase } from '../../shared/data/database';
import { refreshRollups } from '../../shared/monitoring/rollup/refresh-rollups';
import { importFolder, type ImportFolder } from '../setup/fixtures/import-folder';
import { rollupFaults } from '../setup/fixtures/recomputed-rollups';
import { IS_LONG } from '../setup/runs';

const KILLS = IS_LONG ? 100 : 10;
/** Hours of one file; each file begins six hours after the one before, and corrects what they share. */
const HOURS = 60;
const STEP = 6;
const FAULTS = 400;

/** When a process is killed: after so many statements, and whether roll-ups are all its work. */
const MOMENTS = fc.sample(
  fc.record({ statements: fc.integer({ min: 1, max: 45 }), isRollingUp: fc.boolean() }),
  { numRuns: KILLS, ...(IS_LONG ? {} : { seed: 440_700 }) },
);

let imports: ImportFolder;
let watcher: Client;
beforeAll(async () => {
  imports = await importFolder();
  watcher = new Client({ connectionString: imports.url });
  await watcher.connect();
});
afterAll(async () => {
  await watcher.end();
  await imports.close();
});

test('S9D15 MUST keep what an import reported, store each file whole and once, and complete its roll-ups, wherever processes are killed', async () => {
  let [file, unreported] = [0, 0];
  for (const { statements, isRollingUp } of MOMENTS) {
    const imported = isRollingUp && file > 0 ? file - 1 : file;
    if (imported < file) await watcher.query(EVERY_DAY_IS_DUE);
    const isReported = await killed(overlapping(imported), statements);
    if (!isReported) unreported += 1;
    const deliveries = await deliveriesOf(imported);
    expect(isReported || imported < file ? [1] : [0, 1]).toContain(deliveries);
    expect(deliveries === 1 ? [FAULTS] : [FAULTS, undefined]).toContain(rejectsOf(imported));
    if (imported === file && deliveries === 1) file += 1;
  }
  await imports.report(overlapping(file));
  expect(await deliveriesOf(file)).toBe(1);
  expect(unreported).toBeGreaterThan(0);
  expect(await storedValues()).toEqual(expectedValues(file));
  await rollUp();
  expect(await rollupFaults(imports.url, 'environment')).toEqual([]);
});

/** Starts an import and kills it after its sessions were seen with so many statements; returns whether it had reported. */
async function killed(args: ReadonlyArray<string>, statements: number): Promise<boolean> {
  const run = imports.start(args);
  const seen = new Set<string>();
  while (run.child.exitCode === null && seen.size < statements)
    for (const { query } of await sessions()) seen.add(query);
  await run.end('SIGKILL');
  for (const end = Date.now() + 60_000; (await sessions()).length > 0;)
    if (Date.now() > end) throw new Error('Sessions of the killed process go on.');
  return /"read":/.test(run.output());
}

async function sessions(): Promise<ReadonlyArray<{ readonly query: string }>> {
  const { rows } = await watcher.query<{ query: string }>(
    `select query from pg_stat_activity where datname = current_database()
     and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return rows;
}

function overlapping(file: number): ReadonlyArray<string> {
  const rows = Array.from({ length: HOURS }, (_, n) => rowOf(file, file * STEP + n));
  const faults = Array.from({ length: FAULTS }, () => `20260301,99,丁,50,20,60,0.5,15,60,5`);
  return imports.fileOf(`file-${String(file)}`, [...rows, ...faults]);
}

function rowOf(file: number, hour: number): string {
  const day = new Date(Date.UTC(2026, 2, 1 + Math.floor(hour / 24))).toISOString().slice(0, 10);
  const pm25 = pm25Of(file, hour);
  const label = `${day.replaceAll('-', '')},${String((hour % 24) + 1)}`;
  return `${label},丁,50,${String(pm25)},${String(pm25 + 40)},0.5,15,60,5`;
}

/** Another value in each of the files that have an hour. */
function pm25Of(file: number, hour: number): number {
  return 10 + (file % 50) + 60 * (hour % 3);
}

/** Hours by value and number of corrections, as the newest of the files that have them says. */
function expectedValues(last: number) {
  return Array.from({ length: last * STEP + HOURS }, (_, hour) => {
    const newest = Math.min(last, Math.floor(hour / STEP));
    const oldest = Math.max(0, Math.ceil((hour - HOURS + 1) / STEP));
    const earlier = Array.from({ length: newest - oldest }, (__, n) => pm25Of(oldest + n, hour));
    return { value: pm25Of(newest, hour), revision: newest - oldest, earlier };
  });
}

async function storedValues(): Promise<ReadonlyArray<object>> {
  const { rows } = await watcher.query<object>(
    `select o.value, o.revision, array(select h.value from environment.observation_history h
       where h.series_id = o.series_id and h.starts_at = o.starts_at order by h.revision) as earlier
     from environment.observation o join environment.series s on s.id = o.series_id
     where s.indicator_code = 'a34004' order by o.starts_at`,
  );
  return rows;
}

/** Number of batches that stored or revised values of a file; each read the whole of it. */
async function deliveriesOf(file: number): Promise<number> {
  const { rows } = await watcher.query<{ read: number; changed: number }>(
    `select rows_read::int as read, (rows_stored + rows_revised)::int as changed from environment.batch
     where source = $1`,
    [`file-${String(file)}.csv`],
  );
  expect(rows.filter(({ read }) => read !== HOURS + FAULTS)).toEqual([]);
  return rows.filter(({ changed }) => changed > 0).length;
}

/** Number of rejects in the reject file of an import; undefined: there is none; NaN: it is not whole. */
function rejectsOf(file: number): number | undefined {
  const path = join(imports.folder, `file-${String(file)}.csv.rejects.csv`);
  if (!existsSync(path)) return undefined;
  const [header = '', ...lines] = readFileSync(path, 'utf8').split('\r\n');
  const isWhole = header.startsWith('\ufeffline,column') && lines.pop() === '';
  return isWhole ? lines.filter((line) => /^\d+,.+,5$/.test(line)).length : NaN;
}

async function rollUp(): Promise<void> {
  const database = openDatabase({ url: imports.url, poolSize: 2 });
  await refreshRollups(database, 'environment');
  await database.close();
}

const EVERY_DAY_IS_DUE = `insert into environment.dirty_bucket (series_id, day)
  select series_id, day from environment.rollup where step = 'DAY' on conflict do nothing`;
