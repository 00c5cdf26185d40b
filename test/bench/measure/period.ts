import type { GeneratorProcess } from './generator-process';
import { bodiesOf, type MeasuredOperation, type MeasuredServer } from './measured-server';
import { processorTime, residentMb } from './processor-time';

/** One measured period. */
export interface Period {
  readonly perSecond: number;
  /** Processor time for each request, ms. */
  readonly serverMs: number;
  readonly postgresMs: number;
  readonly p50: number;
  readonly p99: number;
  /** Cores that the server's processes, PostgreSQL, the load generator and others kept busy. */
  readonly cores: Cores;
  readonly failures: number;
  readonly firstFailure: string | null;
  readonly bytesEach: number;
  readonly residentMb: number;
}

/** Of how many cores each took the time. */
export interface Cores {
  readonly server: number;
  readonly postgres: number;
  readonly generator: number;
  readonly others: number;
}

/** What every period of a run shares. */
export interface Loading {
  readonly generator: GeneratorProcess;
  /** Process id of PostgreSQL's postmaster. */
  readonly postmaster: number;
  readonly connections: number;
  readonly milliseconds: number;
  /** Ends the run before the next period. */
  readonly stop: AbortSignal;
}

/** Loads a server with an operation and measures what it costs. */
export async function period(
  server: MeasuredServer,
  operation: MeasuredOperation,
  { generator, postmaster, connections, milliseconds, stop }: Loading,
): Promise<Period> {
  stop.throwIfAborted();
  const before = processorTime(server.pids, postmaster);
  const result = await generator.run({
    ...{ url: server.url, callers: operation.callers ?? [{}], bodies: bodiesOf(operation) },
    ...{ connections, milliseconds },
  });
  const after = processorTime(server.pids, postmaster);
  const took = (of: keyof typeof before) => after[of] - before[of];
  const others = took('machine') - took('server') - took('postgres') - result.generator;
  const cores = (ms: number) => Math.max(0, ms) / result.milliseconds;
  return {
    perSecond: (result.requests / result.milliseconds) * 1000,
    serverMs: took('server') / result.requests,
    postgresMs: took('postgres') / result.requests,
    ...{ p50: result.p50, p99: result.p99 },
    cores: {
      server: cores(took('server')),
      postgres: cores(took('postgres')),
      generator: cores(result.generator),
      others: cores(others),
    },
    ...{ failures: result.failures, firstFailure: result.firstFailure },
    bytesEach: result.bytes / result.requests,
    residentMb: residentMb(server.pids),
  };
}

/** The median of each figure of several periods. */
export function medianPeriod(periods: ReadonlyArray<Period>): Period {
  const of = (figure: (one: Period) => number) => median(periods.map(figure));
  const [first] = periods;
  if (!first) throw new TypeError('A median requires a period.');
  return {
    perSecond: of((one) => one.perSecond),
    serverMs: of((one) => one.serverMs),
    postgresMs: of((one) => one.postgresMs),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
    cores: {
      server: of((one) => one.cores.server),
      postgres: of((one) => one.cores.postgres),
      generator: of((one) => one.cores.generator),
      others: of((one) => one.cores.others),
    },
    failures: periods.reduce((sum, one) => sum + one.failures, 0),
    firstFailure: periods.find((one) => one.firstFailure !== null)?.firstFailure ?? null,
    bytesEach: of((one) => one.bytesEach),
    residentMb: of((one) => one.residentMb),
  };
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: ReadonlyArray<number>): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
