import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchOptions } from './measure/bench-options';
import { benchRun, type BenchRun } from './measure/bench-run';
import { measureCases, type MeasuredCase } from './measure/measured-cases';
import type { MeasuredOperation, MeasuredServer } from './measure/measured-server';
import { OPERATIONS } from './measure/operations';
import { period } from './measure/period';
import { timeByModule, type ProcessorProfile } from './measure/profile-modules';
import { recordedOperations } from './measure/recorded-operations';
import { shown } from './measure/report';
import { riverGateInProcess } from './measure/rivergate-servers';

const SHOWN = 25;
const US_PER_MS = 1000;

/**
 * What the stages of a request cost: requests that need one stage more each, and the processor time
 * of each module.
 */
export function stages(options: BenchOptions): Promise<void> {
  return benchRun('stages', options, async (run) => {
    const { database, loading } = run;
    const server = await run.open(riverGateInProcess(database, { name: 'RiverGate' }));
    const cases = await steps(run, server);
    await measureCases({ title: 'each with one stage more', cases }, loading);
    for (const operation of OPERATIONS) await profile(run, operation);
  });
}

/** In the order of the stages; the ratios are to the first. */
async function steps(
  { database }: BenchRun,
  server: MeasuredServer,
): Promise<ReadonlyArray<MeasuredCase>> {
  const { own, recorded } = await recordedOperations(database);
  const { callers = [] } = own;
  const typename = operation('Typename', 'query Typename { __typename }');
  const one = operation('OneField', 'query OneField { district(code: "440705") { nameZh } }');
  const labelled: ReadonlyArray<readonly [string, MeasuredOperation]> = [
    ['front, identity (public) and admission: { __typename }', typename],
    ['+ a token', { ...typename, callers }],
    ['+ share, plan, one fetch of one field', one],
    ['+ a token', { ...one, callers }],
    ['+ two departments, values of 20 points: own data', own],
    ['+ the audit log', recorded],
  ];
  return labelled.map(([label, asked]) => ({ label, server, operation: asked }));
}

function operation(operationName: string, query: string): MeasuredOperation {
  return { name: operationName, operationName, query, variables: [{}] };
}

/** A hub of its own for each operation, because a profile is written when its process ends. */
async function profile(
  { database, loading }: BenchRun,
  measured: MeasuredOperation,
): Promise<void> {
  const folder = mkdtempSync(join(database.folder, 'profile-'));
  const server = await riverGateInProcess(database, {
    name: measured.name,
    nodeArguments: ['--cpu-prof', '--cpu-prof-dir', folder],
  });
  const { milliseconds } = loading;
  await period(server, measured, loading);
  const { serverMs } = await period(server, measured, {
    ...loading,
    milliseconds: 2 * milliseconds,
  });
  await server.close();
  const profiles = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  // The main thread's is the largest: the planner's thread is idle once plans are cached.
  const [largest = ''] = profiles.toSorted((one, other) => other.length - one.length);
  const modules = timeByModule(
    JSON.parse(largest) as ProcessorProfile,
    2 * milliseconds * US_PER_MS,
  );
  const rows = modules
    .slice(0, SHOWN)
    .map(({ module, share }) => [module, (share * 100).toFixed(1), shown(share * serverMs)]);
  loading.report.table([`modules: ${measured.name}`, '% of busy time', 'ms a request'], rows);
  loading.report.keep(`modules: ${measured.name}`, modules);
}
