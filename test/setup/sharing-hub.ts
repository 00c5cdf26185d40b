import { EVERY_ROW } from '../../shared/data/row-bounds';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../shared/data/database';
import { migrateDepartment } from '../../shared/data/migrate';
import { compiledExecution } from '../../shared/graphql/compiled-execution';
import { schemaOf } from './built-once';
import { guardedExecution, type GuardedExecute } from '../../shared/graphql/guarded-execution';
import { PUBLIC_CALLER, type Caller } from '../../shared/identity/caller';
import type { Role } from '../../shared/identity/roles';
import { announceDatasets } from '../../shared/monitoring/announce-datasets';
import { inAnnouncingOrder } from '../../shared/monitoring/announcing-order';
import { announceItems } from '../../shared/monitoring/stations/announce-items';
import {
  departmentContext,
  prepareDepartment,
  type Department,
} from '../../shared/monitoring/department';
import { controlPlane, departments } from '../../subgraphs/registry';
import { freshDatabase } from './database';
import type { GraphQLBody } from './hub-process';
import { fetchedState } from './fixtures/fetched-state';
import { ensureTemplate } from './template';
import { accessOf } from './sharing';

/**
 * The exchange with a database in which departments have announced their datasets and nothing is
 * confirmed.
 */
export interface SharingHub {
  readonly database: Database;
  /** Statements of readers since the list was last cleared. */
  readonly statements: string[];
  /**
   * Queries the exchange, behind its own guard, with the sharing state of its tables at that
   * moment.
   */
  ask(query: string, caller?: Caller, variables?: Variables): Promise<GraphQLBody>;
  /** The same at another time. */
  at(now: string): SharingHub;
  /** Runs a statement as the exchange's owner. */
  run<Row>(text: string, values?: ReadonlyArray<unknown>): Promise<Row[]>;
  /**
   * Starts all calls at once while a row is locked, and unlocks it when each of them waits for it.
   */
  race<T>(table: string, id: string, calls: ReadonlyArray<() => Promise<T>>): Promise<T[]>;
  /** Deletes what was proposed, confirmed and announced. */
  clearTerms(): Promise<void>;
  close(): Promise<void>;
}

type Variables = Readonly<Record<string, unknown>>;

const NAMES = ['exchange', 'reference', 'environment', 'ocean', 'water', 'weather'];
const NOW = '2026-11-23T10:00:00Z';
const FORGET = `truncate exchange.class_confirmation, exchange.continuation_record,
  exchange.right_confirmation, exchange.release, exchange.data_grant, exchange.hub_event`;
const MIGRATIONS = join(__dirname, '..', '..', 'migrations');

/** Opens the hub; documents of the demonstration count if it is a demonstration. */
export async function sharingHub(options: { isDemonstration?: boolean } = {}): Promise<SharingHub> {
  const all = (await departments()).filter(({ name }) => NAMES.includes(name));
  const fresh = await freshDatabase(await ensureTemplate('sharing_hub', (url) => fill(url, all)));
  const statements: string[] = [];
  const onStatement = (_: string, text: string) => void statements.push(text);
  const database = openDatabase({ url: fresh.url, poolSize: 20, onStatement });
  const { department, sharing } = await controlPlane();
  const exchange = all.find(({ name }) => name === department);
  if (!exchange) throw new TypeError('The exchange is a subgraph.');
  const execute = await guarded(exchange);
  const reader = database.reader('exchange', EVERY_ROW);
  const learn = fetchedState(sharing, reader, options.isDemonstration ?? false);
  const hubAt = (now: string): SharingHub => ({
    database,
    statements,
    ask: async (query, caller = PUBLIC_CALLER, variables = {}) => {
      const { state } = await learn();
      const access = accessOf({ caller, state, now: new Date(now) });
      statements.length = 0;
      const input = { database, now: () => new Date(now), access, requestId: 'trace-1' };
      const answer = await execute({ query, variables }, departmentContext(exchange, input));
      return JSON.parse(JSON.stringify(answer)) as GraphQLBody;
    },
    at: hubAt,
    run: (text, values = []) => database.asOwner('exchange', ({ query }) => query(text, values)),
    race: (table, id, calls) => race(database, { table, id, calls }),
    clearTerms: async () => {
      await database.asOwner('exchange', ({ query }) => query(FORGET));
    },
    close: async () => {
      await database.close();
      await fresh.drop();
    },
  });
  return hubAt(NOW);
}

interface Race<T> {
  readonly table: string;
  readonly id: string;
  readonly calls: ReadonlyArray<() => Promise<T>>;
}

async function race<T>(database: Database, { table, id, calls }: Race<T>): Promise<T[]> {
  const answers = await database.asOwner('exchange', async ({ query }) => {
    await query(`select from exchange.${table} where id = $1 for update`, [id]);
    const started = calls.map((call) => call());
    for (let asked = 0; asked < 5000; asked += 1) {
      await query('select pg_stat_clear_snapshot()'); // A transaction sees the list of sessions only as of its first look.
      const [locks] = await query<{ waiting: number }>(WAITING);
      if (locks?.waiting === calls.length) return { started };
    }
    throw new TypeError(`Not all ${String(calls.length)} calls came to wait for the row.`);
  });
  return Promise.all(answers.started);
}

const WAITING = `select count(distinct l.pid) as waiting from pg_locks l join pg_stat_activity a using (pid)
where not l.granted and a.datname = current_database()`;

async function guarded(exchange: Department): Promise<GuardedExecute> {
  const { schema, index } = await schemaOf(exchange);
  const onUnexpected = (error: unknown) => {
    throw error;
  };
  return guardedExecution({ schema, index, execute: compiledExecution(schema, { onUnexpected }) });
}

async function fill(url: string, all: ReadonlyArray<Department>): Promise<void> {
  const database = openDatabase({ url, poolSize: 4 });
  try {
    for (const department of inAnnouncingOrder(all)) {
      await migrateDepartment(department.name, { url, folder: MIGRATIONS });
      await prepareDepartment(database, department);
      const built = await schemaOf(department);
      await announceDatasets(database, department, built.index);
      await announceItems(database, department.name, built);
    }
  } finally {
    await database.close();
  }
}

/** A person of a department with roles; another name is another person. */
export function person(department: string, name: string, ...roles: ReadonlyArray<Role>): Caller {
  return {
    ...PUBLIC_CALLER,
    subject: name,
    kind: 'PERSON',
    organisation: { kind: 'DEPARTMENT', id: department },
    roles,
  };
}
