import { differenceOf } from './compared';
import type { MeasuredOperation, MeasuredServer } from './measured-server';
import { median, medianPeriod, period, type Loading, type Period } from './period';
import { coresShown, limitedBy, shown, type Report } from './report';

/** One row of a table: a server with an operation. */
export interface MeasuredCase {
  readonly label: string;
  readonly server: MeasuredServer;
  readonly operation: MeasuredOperation;
  /** Connections of the load, if other than the run's. */
  readonly connections?: number;
  /** Whose answers its own are compared with, if with any. */
  readonly reference?: MeasuredServer;
}

/** A table of cases that are measured in turn. */
export interface CaseTable {
  readonly title: string;
  readonly cases: ReadonlyArray<MeasuredCase>;
}

/** How cases are measured. */
export interface CaseLoading extends Loading {
  readonly rounds: number;
  readonly report: Report;
}

/**
 * Measures the cases of a table in rounds, each case once in each round, after a round that warms
 * up; prints the table with ratios to its first case and returns the medians.
 */
export async function measureCases(
  { title, cases }: CaseTable,
  { rounds, report, ...loading }: CaseLoading,
): Promise<ReadonlyArray<Period>> {
  const answers: string[] = [];
  for (const { server, reference, operation } of cases)
    answers.push(reference ? ((await differenceOf(server, reference, operation)) ?? 'equal') : '');
  const periods: Period[][] = cases.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { server, operation, connections = loading.connections }] of cases.entries()) {
      const measured = await period(server, operation, { ...loading, connections });
      if (round > 0) periods[at]?.push(measured);
    }
  }
  const medians = periods.map(medianPeriod);
  report.table([title, ...HEAD], rowsOf(cases, medians, answers));
  const others = median(medians.map(({ cores }) => cores.others));
  if (others > FOREIGN_CORES)
    report.say(
      `Other processes kept ${shown(others)} cores busy: compare processor time, not rates.`,
    );
  report.keep(
    title,
    cases.map(({ label, server }, at) => ({
      ...{ label, nature: server.nature, answers: answers[at] },
      ...{ median: medians[at], periods: periods[at] },
    })),
  );
  return medians;
}

/** More foreign load than this makes rates a matter of chance. */
const FOREIGN_CORES = 0.2;

const HEAD = [
  ...[
    'nature',
    'req/s',
    '÷ first',
    'CPU ms',
    '÷ first',
    'server',
    'PostgreSQL',
    'p50 ms',
    'p99 ms',
    'MB',
  ],
  ...['limited by', 'cores: server + PostgreSQL + generator + others', 'answers'],
];

function rowsOf(
  cases: ReadonlyArray<MeasuredCase>,
  medians: ReadonlyArray<Period>,
  answers: ReadonlyArray<string>,
): ReadonlyArray<ReadonlyArray<string>> {
  const cpu = (of: Period | undefined) => (of ? of.serverMs + of.postgresMs : Number.NaN);
  return cases.map(({ label, server }, at) => {
    const one = medians[at];
    if (!one) throw new TypeError(`${label} was not measured.`);
    const { perSecond, serverMs, postgresMs, p50, p99, failures } = one;
    const failed = `${String(failures)} failed: ${one.firstFailure ?? ''}`.slice(0, 160);
    return [
      ...[label, server.nature, shown(perSecond), shown(perSecond / (medians[0]?.perSecond ?? 0))],
      ...[shown(cpu(one)), shown(cpu(one) / cpu(medians[0]))],
      ...[shown(serverMs), shown(postgresMs), shown(p50), shown(p99)],
      ...[one.residentMb.toFixed(0), limitedBy(one), coresShown(one.cores)],
      failures > 0 ? failed : (answers[at] ?? ''),
    ];
  });
}
