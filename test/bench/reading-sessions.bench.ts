import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { openDatabase, type Database } from '../../shared/data/database';
import type { RowBounds } from '../../shared/data/row-bounds';
import { withConnection } from '../../shared/data/server/with-connection';
import { demoHub } from '../setup/demo-hub';

const ROUNDS = 7;
const RUNS = 60;
const TICK_MS = 10; // Linux counts a process's time in hundredths of a second.

const QUESTIONS: Readonly<Record<string, string>> = {
  '50 stations, latest of 3':
    '{ weatherStations(first: 50) { nodes { id nameZh latest(indicators: ["rain", "pressure", "wind_speed"]) { value from flag } } } }',
  'district: water, weather, plots':
    '{ district(code: "440705") { nameZh waterStations(first: 20) { nodes { id nameZh } } weatherStations(first: 20) { nodes { id latest(indicators: ["rain"]) { value from } } } forestPlots(first: 20) { nodes { id nameZh } } } }',
  '720 points of a series':
    '{ weatherStations(first: 1) { nodes { series(indicator: "rain", from: "2026-10-24T00:00:00Z", to: "2026-11-23T00:00:00Z") { times values flags } } } }',
};

/** A statement as a department's reader was given it. */
interface Read {
  readonly department: string;
  readonly limits: RowBounds;
  readonly text: string;
  readonly values: ReadonlyArray<unknown>;
}

test('what the statements of three questions cost PostgreSQL and the process, over sessions and over transactions', async () => {
  const hub = await demoHub();
  const reads: Read[] = [];
  noteReads(hub.database, reads);
  const ways = (['none', 'transaction'] as const).map((pooler) => {
    const url = new URL(hub.url);
    url.searchParams.set('application_name', `bench ${pooler}`);
    return { pooler, database: openDatabase({ url: url.href, poolSize: 4, pooler }) };
  });
  for (const [name, question] of Object.entries(QUESTIONS)) {
    reads.length = 0;
    const { errors } = await hub.ask(question);
    if (errors) throw new Error(JSON.stringify(errors[0]));
    const costs = { none: [] as Cost[], transaction: [] as Cost[] };
    for (let round = -1; round < ROUNDS; round += 1)
      for (const { pooler, database } of ways) {
        const cost = await costOf(hub.url, pooler, () => replay(database, reads));
        if (round >= 0) costs[pooler].push(cost); // The first round warms up.
      }
    const [now, then] = [medians(costs.none), medians(costs.transaction)];
    const ratio = (part: keyof Cost) => (now[part] / then[part]).toFixed(2);
    process.stdout.write(
      `${name}: ${String(reads.length)} statements; PostgreSQL ${now.postgresMs.toFixed(2)} ms of CPU over sessions, ${then.postgresMs.toFixed(2)} over transactions: ${ratio('postgresMs')}; process ${now.processMs.toFixed(2)}, ${then.processMs.toFixed(2)}: ${ratio('processMs')} (load ${loadavg()[0]?.toFixed(1) ?? ''})\n`,
    );
  }
  await Promise.all(ways.map(({ database }) => database.close()));
  await hub.close();
});

/** Notes each read of a database from now on. */
function noteReads(database: Database, reads: Read[]): void {
  const { reader } = database;
  const noting: Database['reader'] = (department, limits) => {
    const inner = reader(department, limits);
    const query = (asked: string | { readonly text: string }, values: unknown[] = []) => {
      const text = typeof asked === 'string' ? asked : asked.text;
      reads.push({ department, limits, text, values });
      return (inner.query as CallableFunction)(asked, values) as Promise<never[]>;
    };
    return { ...inner, query } as typeof inner;
  };
  Object.assign(database, { reader: noting });
}

async function replay(database: Database, reads: ReadonlyArray<Read>): Promise<void> {
  for (const { department, limits, text, values } of reads)
    await database.reader(department, limits).texts(text, values);
}

interface Cost {
  readonly postgresMs: number;
  readonly processMs: number;
}

/** CPU of one run of `work`, the mean of several. */
async function costOf(url: string, pooler: string, work: () => Promise<void>): Promise<Cost> {
  await work();
  const before = { postgres: await backendsMs(url, pooler), process: process.cpuUsage() };
  for (let run = 0; run < RUNS; run += 1) await work();
  const { user, system } = process.cpuUsage(before.process);
  const postgresMs = (await backendsMs(url, pooler)) - before.postgres;
  return { postgresMs: postgresMs / RUNS, processMs: (user + system) / 1000 / RUNS };
}

/** CPU of the backends of one way so far. */
async function backendsMs(url: string, pooler: string): Promise<number> {
  const pids = await withConnection(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      'select pid from pg_stat_activity where application_name = $1',
      [`bench ${pooler}`],
    );
    return rows.map(({ pid }) => pid);
  });
  let ticks = 0;
  for (const pid of pids) {
    const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ');
    ticks += Number(fields?.[11]) + Number(fields?.[12]);
  }
  return ticks * TICK_MS;
}

function medians(costs: ReadonlyArray<Cost>): Cost {
  const median = (part: keyof Cost) =>
    costs.map((cost) => cost[part]).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? NaN;
  return { postgresMs: median('postgresMs'), processMs: median('processMs') };
}
