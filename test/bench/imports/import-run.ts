import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchDatabase } from '../measure/bench-database';
import type { BenchOptions } from '../measure/bench-options';
import { shown, type Report } from '../measure/report';
import { VALUES_A_LINE, writeAirHours, type AirHours } from './air-hours';
import type { BareWork } from './bare-rows';
import { measuredImport, processorMs, type Cost, type MeasuredImport } from './measured-work';

/** What every case of the bench works with. */
export interface ImportRun {
  readonly options: BenchOptions;
  readonly database: BenchDatabase;
  readonly bare: BareWork;
  readonly report: Report;
  /** Values of one measured import. */
  readonly values: number;
  /** Hours of a file with so many values. */
  readonly hours: number;
}

/** Writes a file of hours and imports it; throws if other rows changed than the case measures. */
export async function importHours(
  { database, options }: ImportRun,
  hours: Partial<AirHours> & Pick<AirHours, 'from' | 'hours'>,
): Promise<MeasuredImport> {
  const file = join(database.folder, 'hours.csv');
  const { stations } = options;
  await writeAirHours(file, { firstStation: 1, stations, correction: 0, ...hours });
  const result = await measuredImport(database, file);
  await rm(file);
  checkRows(result, hours.correction ?? 0);
  return result;
}

/** New hours are stored whole; a correction revises lines and finds none superseded. */
function checkRows({ report }: MeasuredImport, correction: number): void {
  const { read = 0, stored = 0, revised = 0, superseded = 0 } = report;
  const isExpected = correction === 0 ? stored === read : revised > 0 && superseded === 0;
  if (isExpected && read > 0) return;
  throw new Error(`The import changed other rows than it should: ${JSON.stringify(report)}.`);
}

/** Hours of so many values of so many stations. */
export function hoursOf(values: number, stations: number): number {
  return Math.max(1, Math.round(values / (stations * VALUES_A_LINE)));
}

/**
 * The second day of a month, counted from January 2025: each measured import has a month of its own,
 * in which also its means of eight hours begin.
 */
export function monthStart(count: number): number {
  return Date.UTC(2025, count, 2);
}

/** An import beside what PostgreSQL alone took for the same rows. */
export interface Pair {
  readonly imported: MeasuredImport;
  readonly bare: Cost;
}

/** Prints the pairs of a case and their median; keeps them in the JSON file. */
export function reportPairs({ report, values }: ImportRun, name: string, pairs: Pair[]): number {
  const ratios = pairs.map(ratio);
  const middle = median(ratios);
  report.say(`\n${name}: ${shown(middle)} (median of ${String(pairs.length)})`);
  report.table(
    ['bare, CPU ms', 'import, CPU ms', 'of it hub', 'of it PostgreSQL', 'wall ms', 'MB', 'ratio'],
    pairs.map((pair) => [
      ...[processorMs(pair.bare), processorMs(pair.imported)].map(shown),
      ...[pair.imported.hubMs, pair.imported.postgresMs, pair.imported.wallMs].map(shown),
      ...[pair.imported.peakMb, ratio(pair)].map(shown),
    ]),
  );
  report.keep(name, { values, ratio: middle, pairs });
  return middle;
}

function ratio({ imported, bare }: Pair): number {
  return processorMs(bare) / processorMs(imported);
}

/** The median. */
export function median(numbers: ReadonlyArray<number>): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
