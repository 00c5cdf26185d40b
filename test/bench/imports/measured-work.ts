import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { hubProcess } from '../../setup/hub-process';
import { endedChildrenMs, processorTime } from '../measure/processor-time';
import type { BenchDatabase } from '../measure/bench-database';

/** What some work took. */
export interface Cost {
  /** Processor time of PostgreSQL, ms. */
  readonly postgresMs: number;
  /** Processor time of the processes of the hub that the work started, ms. */
  readonly hubMs: number;
  readonly wallMs: number;
}

/** The result of an import beside its cost. */
export interface MeasuredImport extends Cost {
  readonly report: Readonly<Record<string, number>>;
  /** Greatest resident memory of the process, MB. */
  readonly peakMb: number;
}

/** Processor time of PostgreSQL and of the hub together, ms. */
export function processorMs({ postgresMs, hubMs }: Cost): number {
  return postgresMs + hubMs;
}

/** Within this time the postmaster has counted the connections that have ended. */
const UNTIL_COUNTED_MS = 500;

/** Measures work; its processes have ended when it resolves. */
export async function measured(postmaster: number, work: () => Promise<void>): Promise<Cost> {
  const look = () => ({
    postgres: processorTime([], postmaster).postgres,
    children: endedChildrenMs(),
    at: performance.now(),
  });
  const before = look();
  await work();
  const wallMs = performance.now() - before.at;
  await wait(UNTIL_COUNTED_MS);
  const after = look();
  return {
    postgresMs: after.postgres - before.postgres,
    hubMs: after.children - before.children,
    wallMs,
  };
}

const LOOK_EVERY_MS = 20;

/** Imports a file by the built hub, as the command does, from the start of its process to its end. */
export async function measuredImport(
  { env, postmaster, folder }: BenchDatabase,
  file: string,
): Promise<MeasuredImport> {
  let [output, peakMb] = ['', 0];
  const cost = await measured(postmaster, async () => {
    const args = ['import', 'environment/air-hourly', file, '--json'];
    const run = hubProcess(args, { env, cwd: folder });
    let isRunning = true;
    const ended = run.ended.finally(() => (isRunning = false));
    while (isRunning) {
      peakMb = Math.max(peakMb, peakOf(run.child.pid ?? 0));
      await Promise.race([ended, wait(LOOK_EVERY_MS)]);
    }
    output = run.output();
    if ((await ended) !== 0) throw new Error(`The import of ${file} failed:\n${output}`);
  });
  const json = output.split('\n').find((line) => line.startsWith('{')) ?? '{}';
  return { ...cost, peakMb, report: JSON.parse(json) as MeasuredImport['report'] };
}

/** The kernel's own high-water mark, MB; 0 if the process has ended. */
function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
