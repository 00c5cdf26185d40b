import type { Database } from '../../data/database';
import { EVERY_ROW } from '../../data/row-bounds';
import type { Department } from '../department';
import { announceStations } from '../ingest/announce-stations';
import { hasRealData } from '../ingest/demonstration';
import type { ImportJob } from '../ingest/feed';
import { ingest } from '../ingest/ingest';
import { saveStations, type StationOwner } from '../ingest/save-stations';
import { refreshRollups } from '../rollup/refresh-rollups';
import { fullPrecision } from '../stations/disclosed-position';
import { simulatedRows, type Span } from './simulated-rows';
import type { Simulation } from './simulation';
import {
  HAS_CORRECTIONS,
  REVIEW_SIMULATED,
  SIMULATED_UNTIL,
  saveRegister,
} from './simulation.store';
import { DAY_MS, HOUR_MS } from '../../domain/durations';

/** Parameters of a run of a department's simulation. */
export interface SimulationRun {
  readonly database: Database;
  readonly seed: number;
  /** Instant up to which data are simulated, ms since 1970 UTC. */
  readonly now: number;
  /** Days of history to simulate for an empty department. */
  readonly days: number;
  /** Called after the history of an empty department was simulated. */
  readonly onLoaded?: () => void;
}

/** Time after which a wrong first report is corrected. */
const CORRECTION_DELAY_MS = DAY_MS;
const SOURCE = 'RiverGate simulators (演示模拟数据)';

/**
 * Simulates a department's data in full hours from the end of the last run up to `now`: the whole
 * history for an empty department, afterwards the time since the last run. Safe to repeat. Returns
 * whether the simulation may continue: the first measurements of the hub end the demonstration, and
 * the run in progress is rolled back.
 */
export async function runSimulation(department: Department, run: SimulationRun): Promise<boolean> {
  const simulation = department.simulate?.(run.seed);
  if (!simulation) return true;
  try {
    await simulate(department, simulation, run);
    return true;
  } catch (thrown) {
    if (thrown instanceof DemonstrationEnded) return false;
    throw thrown;
  }
}

/** Thrown when real data have been imported: no synthetic data are stored any more. */
class DemonstrationEnded extends Error {}

async function stopAtRealData(database: Database, department: string): Promise<void> {
  if (await hasRealData(database, department)) throw new DemonstrationEnded();
}

async function simulate(
  department: Department,
  simulation: Simulation,
  run: SimulationRun,
): Promise<void> {
  await stopAtRealData(run.database, department.name);
  const to = Math.floor(run.now / HOUR_MS) * HOUR_MS;
  const simulatedTo = await simulatedUntil(run.database, department.name);
  if (simulatedTo !== null) await correctFirst(department, simulation, { run, simulatedTo });
  const from = simulatedTo ?? to - run.days * DAY_MS;
  if (from < to)
    await continueChapter(department, simulation, {
      run,
      span: { from, to },
      isFirst: simulatedTo === null,
    });
  await review(run.database, department.name, to - CORRECTION_DELAY_MS);
  await refreshRollups(run.database, department.name);
  if (simulatedTo === null) run.onLoaded?.();
}

/** Simulates the observations between two instants, with their stations and registers. */
async function continueChapter(
  department: Department,
  simulation: Simulation,
  { run, span, isFirst }: Chapter,
): Promise<void> {
  await run.database.asOwner(department.name, async (transaction) => {
    if (isFirst) {
      const stations = simulation.stations.map((station) => ({
        ...station,
        provenance: 'SYNTHETIC' as const,
        source: SOURCE,
      }));
      await saveStations(transaction, ownerOf(department), stations);
    }
    for (const register of simulation.registers?.(span.to) ?? [])
      await saveRegister(transaction, department.name, register);
    await stopAtRealData(run.database, department.name);
  });
  if (isFirst) await announceStations(run.database, department.name);
  const spans = isFirst ? [span] : daysOf(span);
  for (const one of spans)
    await simulateChapter(department, simulation, { run, span: one, isFirst });
}

/**
 * Stores the corrections of the first history in a separate transaction after it; a later run makes
 * them up if the process was killed in between.
 */
async function correctFirst(
  department: Department,
  simulation: Simulation,
  { run, simulatedTo }: { readonly run: SimulationRun; readonly simulatedTo: number },
): Promise<void> {
  if (await hasCorrections(run.database, department.name)) return;
  const span = { from: simulatedTo - run.days * DAY_MS, to: simulatedTo - CORRECTION_DELAY_MS };
  const corrections = { seed: run.seed, version: 'corrections', withPastRounds: false } as const;
  await ingest(
    run.database,
    jobOf(department, run, { feed: 'corrections' }),
    simulatedRows(simulation, span, corrections),
  );
}

async function hasCorrections(database: Database, department: string): Promise<boolean> {
  const [found] = await database.reader(department, EVERY_ROW).query(HAS_CORRECTIONS(department));
  return found?.has ?? false;
}

/**
 * Splits a span into days: a long pause is simulated day by day, so that no first report is stored
 * after its own correction.
 */
function daysOf({ from, to }: Span): ReadonlyArray<Span> {
  const days = Math.ceil((to - from) / CORRECTION_DELAY_MS);
  return Array.from({ length: days }, (_, day) => ({
    from: from + day * CORRECTION_DELAY_MS,
    to: Math.min(to, from + (day + 1) * CORRECTION_DELAY_MS),
  }));
}

interface Chapter {
  readonly run: SimulationRun;
  readonly span: Span;
  readonly isFirst: boolean;
}

/**
 * Simulates one span. Corrections are stored first: if an interruption left out first reports, all
 * of them are simulated again.
 */
async function simulateChapter(
  department: Department,
  simulation: Simulation,
  { run, span, isFirst }: Chapter,
): Promise<void> {
  const { database, seed } = run;
  const corrected = { from: span.from - CORRECTION_DELAY_MS, to: span.to - CORRECTION_DELAY_MS };
  const corrections = { seed, version: 'corrections', withPastRounds: false } as const;
  const first = { seed, version: 'first', withPastRounds: isFirst } as const;
  if (!isFirst)
    await ingest(
      database,
      jobOf(department, run, { feed: 'corrections' }),
      simulatedRows(simulation, corrected, corrections),
    );
  await ingest(
    database,
    jobOf(department, run, { feed: 'reports', coversUntil: span.to }),
    simulatedRows(simulation, span, first),
  );
  if (isFirst) {
    const since = { ...corrected, from: span.from };
    await ingest(
      database,
      jobOf(department, run, { feed: 'corrections' }),
      simulatedRows(simulation, since, corrections),
    );
  }
}

/**
 * Marks the demonstration's observations as reviewed after their corrections, unless a person has
 * set or withdrawn a review.
 */
async function review(database: Database, schema: string, until: number): Promise<void> {
  await database.asOwner(schema, (transaction) =>
    transaction.query(REVIEW_SIMULATED(schema), [new Date(until)]),
  );
}

function ownerOf({ name, precisionOf = fullPrecision }: Department): StationOwner {
  return { department: name, precisionOf };
}

function jobOf(
  department: Department,
  { database }: SimulationRun,
  { feed, coversUntil }: { readonly feed: string; readonly coversUntil?: number },
): ImportJob {
  return {
    ...ownerOf(department),
    feed: `simulation/${feed}`,
    source: SOURCE,
    provenance: 'SYNTHETIC',
    partition: department.partition,
    dayOf: department.dayOf,
    beforeCommit: () => stopAtRealData(database, department.name),
    ...(coversUntil === undefined ? {} : { coversUntil }),
  };
}

async function simulatedUntil(database: Database, department: string): Promise<number | null> {
  const [row] = await database.reader(department, EVERY_ROW).query(SIMULATED_UNTIL(department));
  return row?.until ? Date.parse(row.until) : null;
}
