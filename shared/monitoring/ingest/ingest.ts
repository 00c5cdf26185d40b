import { BEIJING_OFFSET_MS } from '../../domain/network-day';
import type { Database, Transaction } from '../../data/database';
import { flagCode } from '../vocabulary';
import { announceDeliveries } from './announce-deliveries';
import { announceRealData } from './announce-real-data';
import { announceStations } from './announce-stations';
import { closeBatch, openBatch } from './batch';
import { refuseBesideDemonstration } from './demonstration';
import type { FeedObservation, FeedRow, ImportJob, ImportReport } from './feed';
import { flusher, type FlushTarget, type Waiting } from './flush';
import { flushBuffer, type FlushBuffer, type WaitingObservation } from './flush-buffer';
import { ChangedSeries, judgeFrozen } from './frozen';
import type { StoredObservation } from './observation-copy';
import { openSeriesRegistry, type KnownSeries, type SeriesRegistry } from './series-registry';
import { noRows, reportOf, type Tally } from './tally';
import { openStationRegistry, type StationRegistry } from './station-registry';
import { checkedRows } from '../validation/checked-rows';
import { DAY_MS, HOUR_MS } from '../../domain/durations';

const FLUSH_OBSERVATIONS = 10_000;
const PROGRESS_ROWS = 1_000;

/**
 * Stores rows as a department's observations in one transaction: all rows, or none if it is
 * interrupted. Needs memory for one flush, regardless of the length of the input. A physically
 * impossible value is stored with the flag IMPOSSIBLE. Stations and the delivery are announced
 * after the commit, so that the import locks nothing in `reference`.
 *
 * Measurements end the demonstration just before they are committed; without `endsDemonstration`
 * they are refused on a hub that holds one (DEMONSTRATION_IN_FORCE).
 */
export async function ingest(
  database: Database,
  job: ImportJob,
  rows: AsyncIterable<FeedRow> | Iterable<FeedRow>,
): Promise<ImportReport> {
  await admit(database, job);
  const { report, hasNewStations, batchId } = await database.asOwner(
    job.department,
    async (transaction) => {
      const run = await openRun(transaction, job);
      for await (const row of rows) await run.add(row);
      const finished = await run.finish();
      await beforeCommit(database, job, finished);
      return finished;
    },
  );
  if (hasNewStations) await announceStations(database, job.department);
  await announceDeliveries(database, job.department, batchId);
  return report;
}

/**
 * Refuses measurements beside a demonstration. Called before the first row and again before the
 * commit, because a demonstration may have been loaded meanwhile.
 */
async function admit(database: Database, job: ImportJob): Promise<void> {
  if (job.provenance === 'MEASURED' && job.endsDemonstration !== true)
    await refuseBesideDemonstration(database, job.department);
}

async function beforeCommit(database: Database, job: ImportJob, run: FinishedRun): Promise<void> {
  await job.beforeCommit?.();
  await admit(database, job);
  const { stored, revised } = run.report;
  const bringsData = stored + revised > 0 || run.hasNewStations;
  if (job.provenance === 'MEASURED' && bringsData) await announceRealData(database, job.department);
}

interface FinishedRun {
  readonly report: ImportReport;
  readonly hasNewStations: boolean;
  readonly batchId: number;
}

const OUTCOMES = ['stored', 'revised', 'unchanged', 'superseded'] as const;

async function openRun(transaction: Transaction, job: ImportJob) {
  const tally = noRows();
  const { id: batchId, startedAt } = await openBatch(transaction, job);
  const checked = checkedRows(job, startedAt);
  const registries = {
    stations: await openStationRegistry(transaction, job),
    series: await openSeriesRegistry(transaction, job),
  };
  const changed = new ChangedSeries();
  const flushing = flusher(transaction, { ...targetOf(job, batchId), changed });
  let buffer: FlushBuffer = flushBuffer();
  const flush = async () => {
    await registries.stations.save();
    await registries.series.open();
    const outcome = await flushing.store(waitingIn(buffer));
    for (const name of OUTCOMES) tally[name] += outcome[name];
    buffer = flushBuffer();
  };
  const add = async (read: FeedRow) => {
    const row = checked(read);
    await countAndReport(row, tally, job);
    const observations = await waitingObservations(row, registries, tally);
    if (observations === undefined) return;
    let taken = buffer.add(observations);
    if (taken === 'conflict') taken = await flush().then(() => buffer.add(observations));
    if (taken === 'known') tally.unchanged += 1;
    if (buffer.size >= FLUSH_OBSERVATIONS) await flush();
  };
  const finish = async (): Promise<FinishedRun> => {
    await flush();
    await flushing.settle();
    await judgeFrozenOf(transaction, job, changed);
    await closeBatch(transaction, job.department, { batchId, report: tally });
    const { hasNews, besideSynthetic } = registries.stations.made();
    return { report: reportOf(tally, besideSynthetic), hasNewStations: hasNews, batchId };
  };
  return { add, finish };
}

async function judgeFrozenOf(
  transaction: Transaction,
  { department, frozenAfterRows: rows }: ImportJob,
  changed: ChangedSeries,
): Promise<void> {
  if (rows !== undefined) await judgeFrozen(transaction, department, { changed, rows });
}

function targetOf(job: ImportJob, batchId: number): Omit<FlushTarget, 'changed'> {
  const { department: schema, partition, provenance, corrects = false } = job;
  return { schema, partition, batchId, isSynthetic: provenance === 'SYNTHETIC', corrects };
}

async function countAndReport(row: FeedRow, tally: Tally, job: ImportJob): Promise<void> {
  tally.read += 1;
  if (tally.read % PROGRESS_ROWS === 0) job.onProgress?.(tally.read);
  for (const reject of row.rejects) await job.onReject?.(row.line, reject);
}

interface Registries {
  readonly stations: StationRegistry;
  readonly series: SeriesRegistry;
}

/**
 * Returns the observations of a row. A row without any is counted, and the result is undefined: it
 * counts as stored if it adds a station or a detail of one, as rejected if it adds neither and its
 * cells cannot be used, otherwise as unchanged.
 */
async function waitingObservations(
  row: FeedRow,
  registries: Registries,
  tally: Tally,
): Promise<WaitingObservation[] | undefined> {
  const entered = row.station ? await registries.stations.enter(row.station) : undefined;
  if (!row.station || !entered || row.observations.length === 0) {
    if (row.isOfPoint && entered) tally[entered.isNews ? 'stored' : 'unchanged'] += 1;
    else tally[row.rejects.length > 0 ? 'rejected' : 'unchanged'] += 1;
    return undefined;
  }
  const { kind } = row.station;
  return row.observations.map((observation) =>
    waitingObservation(
      tally.read,
      observation,
      registries.series.of(entered.id, kind, observation),
    ),
  );
}

function waitingObservation(
  rowNo: number,
  { startsAt, value, detectionLimit, flag }: FeedObservation,
  series: KnownSeries,
): WaitingObservation {
  const isPossible =
    value === null || (value >= series.plausibleMin && value <= series.plausibleMax);
  return {
    rowNo,
    series,
    startsAt,
    value,
    detectionLimit: detectionLimit ?? null,
    flag: flagCode(flag ?? (isPossible ? 'VALID' : 'IMPOSSIBLE')),
  };
}

function waitingIn(buffer: FlushBuffer): Waiting {
  return { rows: buffer.rows().map(storedObservation), lines: buffer.lines };
}

function storedObservation(one: WaitingObservation): StoredObservation {
  const { rowNo, series, startsAt, value, detectionLimit, flag } = one;
  const { identity, row } = series;
  if (!row)
    throw new TypeError(`Series ${identity.join('|')} must be opened before it is stored to.`);
  const { id: seriesId, dayShiftHours } = row;
  const day = Math.floor((startsAt + BEIJING_OFFSET_MS + dayShiftHours * HOUR_MS) / DAY_MS);
  return { rowNo, seriesId, day, startsAt, value, detectionLimit, flag };
}
