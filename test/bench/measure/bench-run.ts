import { benchDatabase, type BenchDatabase } from './bench-database';
import type { BenchOptions } from './bench-options';
import { generatorProcess } from './generator-process';
import type { CaseLoading } from './measured-cases';
import type { MeasuredServer } from './measured-server';
import { openReport } from './report';

/** What a bench of servers works with. */
export interface BenchRun {
  readonly options: BenchOptions;
  readonly database: BenchDatabase;
  readonly loading: CaseLoading;
  /** Starts a server that is closed at the end of the run. */
  open(start: Promise<MeasuredServer>): Promise<MeasuredServer>;
}

/** Opens database, generator and report; closes all servers and writes the JSON file at the end. */
export async function benchRun(
  name: string,
  options: BenchOptions,
  work: (run: BenchRun) => Promise<void>,
): Promise<void> {
  const { stop, ...shownOptions } = options;
  const report = openReport(name, shownOptions);
  const database = await benchDatabase(options);
  const generator = generatorProcess();
  const { connections, milliseconds, rounds } = options;
  const { postmaster } = database;
  const loading = { generator, postmaster, connections, milliseconds, rounds, report, stop };
  const servers: MeasuredServer[] = [];
  const open = async (start: Promise<MeasuredServer>) => {
    const server = await start;
    servers.push(server);
    return server;
  };
  try {
    await work({ options, database, loading, open });
  } finally {
    generator.close();
    for (const server of servers.reverse()) await server.close();
    await database.close();
  }
  report.end();
}
