import { Readable } from 'node:stream';
import { createReadStream } from 'node:fs';
import type { ExecutionResult } from 'graphql';
import { openDatabase, type Database } from '../../shared/data/database';
import { compiledExecution, type Execute } from '../../shared/graphql/compiled-execution';
import { schemaOf } from './built-once';
import { departmentContext, type Department } from '../../shared/monitoring/department';
import type { FeedOptions, ImportReport, Reject } from '../../shared/monitoring/ingest/feed';
import { readFeed } from '../../shared/monitoring/feeds/read-feed';
import { ingest } from '../../shared/monitoring/ingest/ingest';
import { refreshRollups } from '../../shared/monitoring/rollup/refresh-rollups';
import { runSimulation } from '../../shared/monitoring/simulation/run-simulation';
import type { Caller } from '../../shared/identity/caller';
import { fullPrecision } from '../../shared/monitoring/stations/disclosed-position';
import type { AccessDecisions } from '../../shared/sharing/access-decisions';
import { departmentDatabase, TEST_NOW, TEST_SEED, type SimulatedDays } from './department-database';
import { handlerOf, openState, accessOf } from './sharing';

/** A statement of a department's reader. */
export interface SeenStatement {
  readonly department: string;
  readonly text: string;
}

/** Departments with their own database, queried directly, without a gateway. */
export interface DepartmentHub {
  readonly database: Database;
  readonly url: string;
  /** Every statement of a reader, in order; clear it to count again. */
  readonly statements: SeenStatement[];
  /**
   * Queries a department without the admission of operations; as its own handler unless another
   * caller is given.
   */
  ask(
    department: string,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    asker?: Caller | AccessDecisions,
  ): Promise<ExecutionResult>;
  import(feedId: string, input: string | Readable, options?: FeedOptions): Promise<ImportedFile>;
  /** Simulates a department's synthetic data, for a number of days before `now`. */
  simulate(department: string, now: string, days: number): Promise<void>;
  close(): Promise<void>;
}

/** Results of an import, and the rows that it could not store. */
export interface ImportedFile {
  readonly report: ImportReport;
  readonly rejects: ReadonlyArray<Reject & { readonly line: number }>;
}

export { TEST_NOW } from './department-database';

/**
 * Opens a hub of these departments, with a number of days of synthetic data; a file given as text
 * is a path, or the content itself after `data:`. If a test changes departments in a way that does
 * not affect the database, `filledBy` names the unchanged departments, so that their database is
 * copied.
 */
export async function departmentHub(
  departments: ReadonlyArray<Department>,
  days?: SimulatedDays,
  filledBy = departments,
): Promise<DepartmentHub> {
  const held = { departments: filledBy, ...(days === undefined ? {} : { days }) };
  const fresh = await departmentDatabase(held);
  const statements: SeenStatement[] = [];
  const database = openDatabase({
    url: fresh.url,
    poolSize: 4,
    onStatement: (department, text) => statements.push({ department, text }),
  });
  const executions = new Map<string, Execute>();
  for (const department of departments) {
    executions.set(
      department.name,
      compiledExecution((await schemaOf(department)).schema, { onUnexpected: rethrowLater }),
    );
  }
  const state = await openState(departments.flatMap(({ datasets }) => datasets));
  const now = new Date(TEST_NOW);
  const named = (name: string) => {
    const found = departments.find((department) => department.name === name);
    if (!found) throw new TypeError(`This hub has no department "${name}".`);
    return found;
  };
  return {
    database,
    url: fresh.url,
    statements,
    ask: async (name, query, variables = {}, asker = handlerOf(name)) => {
      const execute = executions.get(named(name).name);
      if (!execute) throw new TypeError(`Department "${name}" has no execution.`);
      const access = 'subject' in asker ? accessOf({ caller: asker, state, now }) : asker;
      const context = departmentContext(named(name), {
        database,
        now: () => now,
        access,
        requestId: 'test',
      });
      return JSON.parse(
        JSON.stringify(await execute({ query, variables }, context)),
      ) as ExecutionResult;
    },
    import: async (feedId, input, options = {}) =>
      importFeed(database, named(feedId.split('/')[0] ?? ''), { feedId, input, options }),
    simulate: async (name, now, days) => {
      await runSimulation(named(name), { database, seed: TEST_SEED, now: Date.parse(now), days });
    },
    close: async () => {
      await database.close();
      await fresh.drop();
    },
  };
}

interface FeedCall {
  readonly feedId: string;
  readonly input: string | Readable;
  readonly options: FeedOptions;
}

async function importFeed(
  database: Database,
  department: Department,
  { feedId, input, options }: FeedCall,
): Promise<ImportedFile> {
  const feed = department.feeds.find(({ id }) => id === feedId);
  if (!feed) throw new TypeError(`Department ${department.name} has no feed "${feedId}".`);
  const rejects: (Reject & { line: number })[] = [];
  const job = {
    department: department.name,
    feed: feed.id,
    source: 'test',
    provenance: 'MEASURED' as const,
    partition: department.partition,
    dayOf: department.dayOf,
    precisionOf: department.precisionOf ?? fullPrecision,
    ...(feed.frozenAfterRows === undefined ? {} : { frozenAfterRows: feed.frozenAfterRows }),
    onReject: (line: number, reject: Reject) => void rejects.push({ line, ...reject }),
  };
  const { rows } = readFeed(feed, streamOf(input), { options });
  const report = await ingest(database, job, rows);
  await refreshRollups(database, department.name);
  return { report, rejects };
}

function streamOf(input: string | Readable): Readable {
  if (typeof input !== 'string') return input;
  if (input.startsWith('data:'))
    return Readable.from([Buffer.from(input.slice('data:'.length), 'utf8')]);
  return createReadStream(input);
}

function rethrowLater(error: unknown): void {
  throw error;
}
