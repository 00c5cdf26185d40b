import { join } from 'node:path';
import { openDatabase, type Database } from '../../../../shared/data/database';
import { migrateDepartment } from '../../../../shared/data/migrate';
import { compiledExecution } from '../../../../shared/graphql/compiled-execution';
import { schemaOf } from '../../../setup/built-once';
import {
  guardedExecution,
  type GuardedExecute,
} from '../../../../shared/graphql/guarded-execution';
import { PUBLIC_CALLER, type Caller, type Organisation } from '../../../../shared/identity/caller';
import type { Role } from '../../../../shared/identity/roles';
import { announceDatasets } from '../../../../shared/monitoring/announce-datasets';
import { announceItems } from '../../../../shared/monitoring/stations/announce-items';
import {
  departmentContext,
  prepareDepartment,
  type Department,
} from '../../../../shared/monitoring/department';
import { decide } from '../../../../shared/sharing/decide';
import type { Decision } from '../../../../shared/sharing/decision';
import { accessFor, type IndexedState } from '../../../../shared/sharing/access-decisions';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { controlPlane } from '../../../../subgraphs/exchange/control-plane';
import { department as exchange } from '../../../../subgraphs/exchange/department';
import { department as reference } from '../../../../subgraphs/reference/department';
import { department as forestry } from '../../../../subgraphs/forestry/department';
import { department as transport } from '../../../../subgraphs/transport/department';
import { department as water } from '../../../../subgraphs/water/department';
import { freshDatabase } from '../../../setup/database';
import { fetchedState } from '../../../setup/fixtures/fetched-state';
import { ensureTemplate } from '../../../setup/template';

/** Datasets of the tests: on condition, without, withheld. */
export const ECOLOGY = 'water/reservoir-water-ecology';
export const ZONES = 'water/water-function-zone';
export const METALS = 'transport/port-corridor-soil-metals';
export const SPECIES = 'forestry/protected-species';

/** Monday 23 November 2026, 18:00 in Beijing. */
export const NOW = '2026-11-23T10:00:00Z';

export const OPERATOR = person('cyberspace-coordination', 'EXCHANGE_OPERATOR');
export const AUDITOR = person('environment', 'RECORD_AUDITOR');
export const ASKER = person('agriculture', 'ANALYST');
export const HANDLER = person('water', 'HANDLER');
export const APPROVER = person('water', 'APPROVER');
export const PARTNER = member({ kind: 'PARTNER', id: 'university' }, 'PARTNER');

/** A person of a department in a role. */
export function person(department: string, post: Role, facts: Partial<Caller> = {}): Caller {
  return member({ kind: 'DEPARTMENT', id: department }, post, facts);
}

/** A person of an organisation in a role. */
export function member(
  organisation: Organisation,
  post: Role,
  facts: Partial<Caller> = {},
): Caller {
  return {
    ...PUBLIC_CALLER,
    subject: `${organisation.id}-${post.toLowerCase()}`,
    kind: 'PERSON',
    organisation,
    roles: [post],
    ...facts,
  };
}

/** What an answer is. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors?: ReadonlyArray<{
    readonly message: string;
    readonly path?: ReadonlyArray<string | number>;
    readonly extensions: Readonly<Record<string, unknown>>;
  }>;
}

/** The exchange, asked through its own filter, over a database of its own with three departments announced. */
export interface DataRequestsHub {
  readonly database: Database;
  /** Every statement of a reader, in order; empty it to count again. */
  readonly statements: string[];
  ask(
    caller: Caller,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Answer>;
  /** The value of the only field that is asked for; throws where there are errors. */
  get<T>(caller: Caller, query: string, variables?: Readonly<Record<string, unknown>>): Promise<T>;
  /** The code of the first error; null if there is none. */
  codeOf(
    caller: Caller,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<string | null>;
  /** Sets the hub's clock. */
  setClock(instant: string): void;
  /** What decisions rest on, received again. */
  learn(): Promise<IndexedState>;
  /** Whether a caller may read a dataset now, by what is in the database now. */
  decide(caller: Caller, dataset: string): Promise<Decision>;
  rows<Row>(text: string, values?: ReadonlyArray<unknown>): Promise<Row[]>;
  close(): Promise<void>;
}

const MIGRATIONS = join(__dirname, '..', '..', '..', '..', 'migrations');
const DEPARTMENTS: ReadonlyArray<Department> = [exchange, reference, water, transport, forestry];

/** Opens the hub; the classes of all datasets are confirmed as declared, nothing else is. */
export async function dataRequestsHub(): Promise<DataRequestsHub> {
  const fresh = await freshDatabase(await ensureTemplate('requests_hub', fill));
  const statements: string[] = [];
  const onStatement = (_department: string, text: string) => void statements.push(text);
  const database = openDatabase({ url: fresh.url, poolSize: 8, onStatement });
  const execute = await exchangeExecution();
  let clock = NOW;
  const now = () => new Date(clock);
  const learn = fetchedState(controlPlane.sharing, database.reader('exchange', EVERY_ROW));
  const ask: DataRequestsHub['ask'] = async (caller, query, variables = {}) => {
    const access = accessFor({ state: await learn(), isFresh: true, caller, now: now() });
    const input = { database, now, access, requestId: 'test' };
    const answer = await execute({ query, variables }, departmentContext(exchange, input));
    return JSON.parse(JSON.stringify(answer)) as Answer;
  };
  return {
    database,
    statements,
    ask,
    get: async <T>(
      caller: Caller,
      query: string,
      variables?: Readonly<Record<string, unknown>>,
    ) => {
      const { data, errors } = await ask(caller, query, variables);
      if (errors) throw new TypeError(`Answered: ${JSON.stringify(errors)}`);
      return Object.values(data ?? {})[0] as T;
    },
    codeOf: async (caller, query, variables) => {
      const { errors } = await ask(caller, query, variables);
      return errors ? String(errors[0]?.extensions['code']) : null;
    },
    setClock: (instant) => {
      clock = instant;
    },
    learn,
    decide: async (caller, dataset) => decide((await learn()).byId.get(dataset), caller, now()),
    rows: (text, values = []) => database.asOwner('exchange', ({ query }) => query(text, values)),
    close: async () => {
      await database.close();
      await fresh.drop();
    },
  };
}

async function exchangeExecution(): Promise<GuardedExecute> {
  const { schema, index } = await schemaOf(exchange);
  const onUnexpected = (error: unknown) => {
    throw error;
  };
  return guardedExecution({ schema, index, execute: compiledExecution(schema, { onUnexpected }) });
}

async function fill(url: string): Promise<void> {
  const database = openDatabase({ url, poolSize: 4 });
  try {
    for (const department of DEPARTMENTS) {
      await migrateDepartment(department.name, { url, folder: MIGRATIONS });
      await prepareDepartment(database, department);
      const built = await schemaOf(department);
      await announceDatasets(database, department, built.index);
      await announceItems(database, department.name, built);
    }
    await database.asOwner('exchange', ({ query }) => query(CONFIRMED));
  } finally {
    await database.close();
  }
}

const CONFIRMED = `insert into exchange.class_confirmation
  (dataset_id, sharing, openness, note, proposed_by, confirmed_by, confirmed_at)
select id, facts ->> 'sharing', facts ->> 'openness', 'for tests', 'one', 'two', now() from exchange.dataset`;
