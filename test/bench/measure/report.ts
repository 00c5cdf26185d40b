import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { alignedTable } from '../../../shared/config/aligned-table';
import { ROOT } from '../../setup/hub-process';
import type { Cores, Period } from './period';

/** Where a run goes: the terminal, and a JSON file. */
export interface Report {
  say(line: string): void;
  table(head: ReadonlyArray<string>, body: ReadonlyArray<ReadonlyArray<string>>): void;
  /** Keeps what the JSON file holds under this name. */
  keep(name: string, value: unknown): void;
  /** Writes the JSON file. */
  end(): void;
}

/** A report of the bench of this name. */
export function openReport(bench: string, options: unknown): Report {
  const kept: Record<string, unknown> = {};
  const loadBefore = loadavg();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  return {
    say,
    table: (head, body) => {
      say(`\n${alignedTable(head, body)}`);
    },
    keep: (name, value) => {
      kept[name] = value;
    },
    end: () => {
      const folder = join(ROOT, '.rivergate', 'bench');
      mkdirSync(folder, { recursive: true });
      const at = new Date().toISOString();
      const file = join(folder, `${bench}-${at.replaceAll(':', '')}.json`);
      const machine = { node: process.version, cores: cpus().length, model: cpus()[0]?.model };
      const run = { bench, at, commit: commit(), options, machine, loadBefore, load: loadavg() };
      writeFileSync(file, JSON.stringify({ ...run, ...kept }, null, 1));
      say(`\n${file.slice(ROOT.length + 1)}`);
    },
  };
}

/** A number with as many decimals as it deserves. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Which processor time limits the rate: that of one thread, or that of the machine. */
export function limitedBy({ cores }: Period): string {
  const busy = total(cores);
  const all = cpus().length;
  if (busy > 0.93 * all) return `all ${String(all)} cores`;
  if (cores.server > 0.85 && cores.server < 1.15) return 'one core of the server';
  return `nothing: ${busy.toFixed(2)} of ${String(all)} cores busy`;
}

/** `server + PostgreSQL + generator + others`, in cores. */
export function coresShown({ server, postgres, generator, others }: Cores): string {
  return [server, postgres, generator, others].map((one) => one.toFixed(2)).join(' + ');
}

function total({ server, postgres, generator, others }: Cores): number {
  return server + postgres + generator + others;
}

function commit(): string {
  return execFileSync('git', ['describe', '--always', '--dirty'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
}
