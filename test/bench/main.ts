import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/hub-process';
import { imports } from './imports';
import { linkFaults } from './link-faults';
import { benchOptions, type BenchOptions, type DefaultRows } from './measure/bench-options';
import { peers } from './peers';
import { reads } from './reads';
import { scale } from './scale';
import { stages } from './stages';

/** `npm run bench -- <name>`; each measures, prints a table and writes a JSON file. */
const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  peers,
  stages,
  scale,
  reads,
  'link-faults': linkFaults,
  import: imports,
};

/** Rows of benches that need more than the others. */
const ROWS: Readonly<Record<string, DefaultRows>> = {
  import: { long: '10000000', quick: '1000000' },
};

/** Benches of `*.bench.ts`, which measure inside one process, by jest. */
const INSIDE = readdirSync(__dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));

async function main([name = '', ...args]: ReadonlyArray<string>): Promise<number> {
  if (INSIDE.includes(name)) return runInJest([name, ...args]);
  const bench = BENCHES[name];
  if (!bench) {
    const names = [...Object.keys(BENCHES), ...INSIDE].join(', ');
    process.stderr.write(`npm run bench -- <name>: one of ${names}; see test/bench/README.md\n`);
    return 1;
  }
  build();
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopping.abort(new Error(`${signal}: the bench ends after this period.`));
    });
  await bench(benchOptions(args, stopping.signal, ROWS[name]));
  return 0;
}

function runInJest(args: ReadonlyArray<string>): number {
  const config = join(ROOT, 'test', 'bench', 'jest.config.cjs');
  return (
    spawnSync('npx', ['jest', '--config', config, ...args], { stdio: 'inherit', cwd: ROOT })
      .status ?? 1
  );
}

/** The servers run from dist: what is measured is what is checked out. */
function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    cwd: ROOT,
  });
  if (status !== 0) throw new Error('npm run build failed.');
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    process.stderr.write(
      `${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
    );
    process.exitCode = 1;
  },
);
