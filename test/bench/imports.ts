import { HOUR_MS } from '../../shared/domain/durations';
import { bareWork } from './imports/bare-rows';
import { addEarlierRows } from './imports/earlier-rows';
import {
  hoursOf,
  importHours,
  monthStart,
  reportPairs,
  type ImportRun,
  type Pair,
} from './imports/import-run';
import { processorMs, type MeasuredImport } from './imports/measured-work';
import { emptyDatabase } from './measure/bench-database';
import type { BenchOptions } from './measure/bench-options';
import { openReport, shown } from './measure/report';

const VALUES = 1_000_000;
const QUICK_VALUES = 200_000;

/** What imports cost beside what PostgreSQL alone takes for the same rows, and what they grow with. */
export async function imports(options: BenchOptions): Promise<void> {
  const { stop, ...shownOptions } = options;
  const report = openReport('import', shownOptions);
  const database = await emptyDatabase();
  const values = options.isQuick ? QUICK_VALUES : VALUES;
  const hours = hoursOf(values, options.stations);
  const run = { options, database, bare: bareWork(database), report, values, hours };
  try {
    await run.bare.begin();
    for (const work of [growth, merges, newStations, smallImports, memory])
      if (!stop.aborted) await work(run);
  } finally {
    await database.close();
  }
  report.end();
}

/** New data into a young table, and into the same table with many earlier rows. */
async function growth(run: ImportRun): Promise<void> {
  const { options, database, report } = run;
  await importHours(run, { from: monthStart(-1), hours: run.hours }); // Makes stations and series.
  const young = await newData(run, 'new data, young table', 0);
  await addEarlierRows(database.url, options.observations, monthStart(-2));
  const millions = (options.observations / 1e6).toFixed(1);
  const grown = await newData(run, `new data, ${millions} M rows`, options.rounds);
  report.say(`\n${millions} M rows beside the young table: ${shown(grown / young)}`);
}

/** Each round has a month of its own, first imported and then copied into the same empty partition. */
async function newData(run: ImportRun, name: string, firstMonth: number): Promise<number> {
  const { bare, hours, options } = run;
  const pairs: Pair[] = [];
  for (let round = 0; round < options.rounds && !options.stop.aborted; round += 1) {
    const from = monthStart(firstMonth + round);
    await bare.settle();
    const imported = await importHours(run, { from, hours });
    const rows = await bare.keepFrom(from);
    await bare.emptyFrom(from);
    await bare.settle();
    pairs.push({ imported, bare: await bare.copy(rows) });
  }
  return reportPairs(run, name, pairs);
}

/** The last month again, a tenth of it corrected: each round by an import and by the bare merge. */
async function merges(run: ImportRun): Promise<void> {
  const { bare, hours, options } = run;
  const from = monthStart(2 * options.rounds - 1);
  const pairs: Pair[] = [];
  for (let round = 1; round <= options.rounds && !options.stop.aborted; round += 1) {
    const rows = await bare.keepFrom(from);
    await bare.settle();
    const merged = await bare.merge(rows);
    await bare.settle();
    pairs.push({
      imported: await importHours(run, { from, hours, correction: round }),
      bare: merged,
    });
  }
  reportPairs(run, 'a tenth corrected, beside the bare merge', pairs);
}

const NEW_STATIONS = 1500;

/** One hour of many stations that the hub does not know, and the next hour of the same ones. */
async function newStations(run: ImportRun): Promise<void> {
  const at = { firstStation: 1_000_001, stations: NEW_STATIONS, hours: 1 };
  const from = monthStart(-1);
  const first = await importHours(run, { ...at, from });
  const next = await importHours(run, { ...at, from: from + HOUR_MS });
  reportEach(run, `${String(NEW_STATIONS)} stations, one hour`, { new: first, known: next });
}

const SMALL_LINES = 39;

/** From the start of the process to its end; the median counts. */
async function smallImports(run: ImportRun): Promise<void> {
  const results: Record<string, MeasuredImport> = {};
  for (let round = 1; round <= run.options.rounds; round += 1) {
    const from = monthStart(2 * run.options.rounds) + round * HOUR_MS;
    results[String(round)] = await importHours(run, { from, hours: 1, stations: SMALL_LINES });
  }
  reportEach(run, `${String(SMALL_LINES)} lines`, results);
}

const MEMORY_VALUES = 10_000_000;

/** A file, and one ten times as long, of other months. */
async function memory(run: ImportRun): Promise<void> {
  const most = Math.min(run.options.observations, MEMORY_VALUES);
  const results: Record<string, MeasuredImport> = {};
  for (const [values, month] of [
    [most / 10, -300],
    [most, -200],
  ] as const) {
    const hours = hoursOf(values, run.options.stations);
    results[`${String(values)} values`] = await importHours(run, {
      from: monthStart(month),
      hours,
    });
  }
  reportEach(run, 'memory', results);
}

function reportEach(
  { report }: ImportRun,
  name: string,
  results: Readonly<Record<string, MeasuredImport>>,
): void {
  report.say(`\n${name}`);
  report.table(
    ['', 'wall ms', 'CPU ms', 'of it hub', 'of it PostgreSQL', 'peak MB'],
    Object.entries(results).map(([label, one]) => [
      label,
      ...[one.wallMs, processorMs(one), one.hubMs, one.postgresMs, one.peakMb].map(shown),
    ]),
  );
  report.keep(name, results);
}
