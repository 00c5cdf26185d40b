import type { Database, Transaction } from '../../data/database';
import { errorCodeOf } from '../../errors/error-code';
import { batchBehindReviews } from '../changes/batch-behind-reviews';
import { announceDeliveries } from './announce-deliveries';
import { announceRealData } from './announce-real-data';
import { announceStations } from './announce-stations';
import { closeBatch, openBatch } from './batch';
import { refuseBesideDemonstration } from './demonstration';
import type { FeedRow, ImportJob, ImportReport, Reject } from './feed';
import { flusher, type FlushTarget } from './flush';
import { flushBuffer, type FlushBuffer, type WaitingObservation } from './flush-buffer';
import { ChangedSeries, judgeFrozen } from './frozen';
import { openSeriesRegistry } from './series-registry';
import type { MergeOutcome } from './merge';
import { rejectedCells } from '../series-coverage/rejected-cells.store';
import { noRows, reportOf, type Tally } from './tally';
import { takeTurn, underWay } from './take-turn';
import { openStationRegistry, type StationsMade } from './station-registry';
import { storedIn, waitingObservations } from './waiting-rows';
import { checkedRows } from '../validation/checked-rows';

const FLUSH_OBSERVATIONS = 10_000;
const PROGRESS_ROWS = 1_000;

/**
 * Stores rows as a department's observations in one transaction: all rows, or none if it is
 * interrupted. Needs memory for one flush, regardless of the length of the input. A physically
 * impossible value is stored with the flag IMPOSSIBLE. Stations and the delivery are announced
 * after the commit, so that the import locks nothing in `reference`.
 *
 * Measurements end the demonstration just before they are committed; without `endsDemonstration`
 * they are refused on a hub that holds one (DEMONSTRATION_IN_FORCE). Waits for another import of its
 * feed, and throws IMPORT_UNDER_WAY if that takes too long.
 */
export async function ingest(
  database: Database,
  job: ImportJob,
  rows: AsyncIterable<FeedRow> | Iterable<FeedRow>,
): Promise<ImportReport> {
  await admit(database, job);
  const { report, hasNewStations, batchId } = await stored(database, job, rows);
  if (hasNewStations) await announceStations(database, job.department);
  await announceDeliveries(database, job.department, batchId);
  return report;
}

const DEADLOCK = '40P01';

async function stored(
  database: Database,
  job: ImportJob,
  rows: AsyncIterable<FeedRow> | Iterable<FeedRow>,
): Promise<FinishedRun> {
  try {
    return await database.asOwner(job.department, async (transaction) => {
      await takeTurn(transaction, job);
      const run = await openRun(transaction, job);
      for await (const row of rows) {
        const waited = run.add(row);
        if (waited) await waited;
      }
      const finished = await run.finish();
      await beforeCommit(database, job, finished);
      const placed = await batchBehindReviews(transaction, job.department, finished);
      return { ...finished, batchId: placed };
    });
  } catch (thrown) {
    // With an import of another feed that has the same series: PostgreSQL ends one of the two.
    throw errorCodeOf(thrown) === DEADLOCK ? underWay(job.department, job.feed) : thrown;
  }
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
  /** See `ChangedSeries.columns`. */
  readonly changed: ReturnType<ChangedSeries['columns']>;
}

const OUTCOMES = ['stored', 'revised', 'unchanged', 'superseded'] as const;

async function openRun(transaction: Transaction, job: ImportJob) {
  const tally = noRows();
  const { id: batchId, startedAt } = await openBatch(transaction, job);
  const checked = checkedRows(job, startedAt);
  const [stations, series] = await openRegistries(transaction, job);
  const rejected = rejectedCells(startedAt);
  const changed = new ChangedSeries();
  const flushing = flusher(transaction, { ...targetOf(job, batchId), changed });
  let buffer: FlushBuffer = flushBuffer();
  const flush = async () => {
    await stations.save();
    await series.open();
    addOutcome(tally, await flushing.store(storedIn(buffer)));
    buffer = flushBuffer();
  };
  const buffered = (observations?: ReadonlyArray<WaitingObservation>): Waited => {
    const taken = observations && buffer.add(observations);
    if (taken === 'conflict') return flush().then(() => buffered(observations));
    if (taken === 'known') tally.unchanged += 1;
    return buffer.size >= FLUSH_OBSERVATIONS ? flush() : undefined;
  };
  const add = (read: FeedRow): Waited => {
    const row = checked(read);
    count(tally, job);
    return after(reported(row, job), () =>
      after(row.station && stations.enter(row.station), (station) =>
        buffered(waitingObservations(row, station, { series, rejected, tally })),
      ),
    );
  };
  const finish = async (): Promise<FinishedRun> => {
    await flush();
    await flushing.settle();
    await judgeFrozenOf(transaction, job, changed);
    await rejected.store(transaction, job.department);
    await closeBatch(transaction, job.department, { batchId, report: tally });
    return { ...finished(stations.made(), tally), batchId, changed: changed.columns() };
  };
  return { add, finish };
}

function finished({ hasNews, besideSynthetic }: StationsMade, tally: Tally) {
  return { report: reportOf(tally, besideSynthetic), hasNewStations: hasNews };
}

async function openRegistries(transaction: Transaction, job: ImportJob) {
  const stations = await openStationRegistry(transaction, job);
  return [stations, await openSeriesRegistry(transaction, job)] as const;
}

function addOutcome(tally: Tally, outcome: MergeOutcome): void {
  for (const name of OUTCOMES) tally[name] += outcome[name];
}

/** What must be waited for; mostly nothing, and a promise for each row costs more than storing it. */
type Waited = Promise<void> | undefined;

function after<T>(first: T | Promise<T>, then: (value: T) => Waited): Waited {
  return first instanceof Promise ? first.then(then) : then(first);
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

function count(tally: Tally, job: ImportJob): void {
  tally.read += 1;
  if (tally.read % PROGRESS_ROWS === 0) job.onProgress?.(tally.read);
}

function reported({ line, rejects }: FeedRow, { onReject }: ImportJob): Waited {
  if (rejects.length === 0 || onReject === undefined) return undefined;
  return reportEach(line, rejects, onReject);
}

async function reportEach(
  line: number,
  rejects: ReadonlyArray<Reject>,
  onReject: Required<ImportJob>['onReject'],
): Promise<void> {
  for (const reject of rejects) await onReject(line, reject);
}
