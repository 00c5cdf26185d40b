import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { subgraphExecution } from '../../gateway/cli/hub/subgraph-execution';
import { testEngine } from './fixtures/test-engine';
import { inProcessLink } from '../../gateway/engine/in-process';
import type { Link, LinkAnswer } from '../../gateway/engine/link';
import { newTrail, type RequestScope } from '../../gateway/request-scope';
import { addressNames } from '../../gateway/ledger/address-bucket';
import { openLedger } from '../../gateway/ledger/chain/append';
import { openEventChainer } from '../../gateway/ledger/chain/chain-events';
import { exportedRows } from '../../gateway/ledger/export';
import { rowLine } from '../../gateway/ledger/exported-row';
import { openRefusalCounter } from '../../gateway/ledger/refusal-counter';
import { openDatabase, type Database } from '../../shared/data/database';
import { migrateDepartment } from '../../shared/data/migrate';
import type { Caller } from '../../shared/identity/caller';
import { announceDatasets } from '../../shared/monitoring/announce-datasets';
import { prepareDepartment, type Department } from '../../shared/monitoring/department';
import { inAnnouncingOrder } from '../../shared/monitoring/announcing-order';
import { createLog } from '../../shared/server/log';
import { accessFor } from '../../shared/sharing/access-decisions';
import type { SharingState } from '../../shared/sharing/sharing-state';
import { RULED_DEADLINES } from '../../shared/domain/sharing-rules';
import { EVERY_ROW } from '../../shared/data/row-bounds';
import { controlPlane, departments } from '../../subgraphs/registry';
import { wideLimits } from '../gateway/setup/wide-limits';
import { schemaOf } from './built-once';
import { committedSupergraph } from './committed-supergraph';
import { freshDatabase } from './database';
import type { GraphQLBody } from './hub-process';
import { fetchedState } from './fixtures/fetched-state';
import { sharedPlanThread } from './shared-plan-thread';
import { ensureTemplate } from './template';

/**
 * The whole hub in this process as `npm start` assembles it, without HTTP and sign-in: a caller is
 * passed directly. Audit log and exchange are real: the caller's rights are loaded from the
 * exchange for each query, and the event of a mutation is in the audit log when it is answered.
 */
export interface AuditingHub {
  readonly database: Database;
  readonly url: string;
  /** All lines that were logged. */
  readonly lines: string[];
  /** Requests to departments, in order. */
  readonly asked: ObservedFetch[];
  readonly supergraphSdl: string;
  ask(
    caller: Caller,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    extensions?: Readonly<Record<string, unknown>>,
  ): Promise<GraphQLBody>;
  /** The present sharing state. */
  state(): Promise<SharingState>;
  /** Writes the refusals that have only been counted so far. */
  endMinute(): Promise<void>;
  /** The audit log as it is exported, one row per line. */
  exported(): Promise<string>;
  close(): Promise<void>;
}

/** A request to a department. */
export interface ObservedFetch {
  readonly department: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly answer: Promise<LinkAnswer>;
}

/** The clock of the hub: Monday 23 November 2026, 18:00 in Beijing. */
export const AUDITING_NOW = new Date('2026-11-23T10:00:00.000Z');

const KEY = createSecretKey(Buffer.alloc(32, 7));

const MIGRATIONS = join(__dirname, '..', '..', 'migrations');

/**
 * Opens a hub of all departments without data, in which the demonstration's persons have confirmed
 * every class and released what is public; prepared once in a test run, and copied.
 */
export async function auditingHub(now: () => Date = () => AUDITING_NOW): Promise<AuditingHub> {
  const all = await departments();
  const template = await ensureTemplate('recording_hub', (url) => fill(url, all));
  const fresh = await freshDatabase(template);
  const { url } = fresh;
  const database = openDatabase({ url, poolSize: 4 });
  const lines: string[] = [];
  const asked: ObservedFetch[] = [];
  const supergraphSdl = await committedSupergraph();
  const log = createLog({ level: 'trace', destination: { write: (line) => lines.push(line) } });
  const ledger = openLedger({ url });
  const chainer = openEventChainer({ url }, ledger);
  const refusals = openRefusalCounter({
    ledger,
    nameOfAddress: addressNames(KEY),
    room: () => 'ENOUGH',
    onFault: (err) => log.error({ err }, 'uncounted'),
  });
  const { department: keeper, sharing } = await controlPlane();
  const linkTo = async (department: Department): Promise<Link> => {
    const execution = await subgraphExecution(department, {
      database,
      schemaOf,
      now,
      deadlines: RULED_DEADLINES,
      log,
    });
    const contextFor = (scope: RequestScope) => execution.context(scope.requestId, scope.access);
    const { name } = department;
    const readsAhead = name !== keeper;
    const { execute } = execution;
    const link = inProcessLink({ department: name, execute, contextFor, readsAhead });
    return {
      ...link,
      fetch: (request) => {
        const { query, variables } = request;
        const answer = link.fetch(request);
        asked.push({ department: name, query, variables, answer });
        return answer;
      },
    };
  };
  const links = new Map<string, Link>();
  for (const department of all) links.set(department.name, await linkTo(department));
  const engine = await testEngine({
    supergraphSdl,
    linkFor: ({ name }) => links.get(name) ?? missing(name),
    limits: wideLimits,
    auditKeeping: {
      ledger,
      refusals,
      keyHashKey: KEY,
      now,
      onUnrecorded: (err, requestId) => log.error({ err, requestId }, 'unrecorded'),
    },
    afterMutation: async () => {
      await chainer.chainWaiting();
    },
    openPlanThread: sharedPlanThread,
    onUnexpected: (err, requestId) => log.error({ err, requestId }, 'unexpected'),
  });
  const server = new ApolloServer<RequestScope>({
    gateway: engine.gateway,
    dangerouslyDisableValidation: true,
  });
  await server.start();
  const learn = fetchedState(sharing, database.reader(keeper, EVERY_ROW));
  let count = 0;
  return {
    database,
    url,
    lines,
    asked,
    supergraphSdl,
    state: async () => (await learn()).state,
    endMinute: refusals.end,
    ask: async (caller, query, variables = {}, extensions = {}) => {
      const input = { state: await learn(), isFresh: true, caller, now: now() };
      const trail = newTrail();
      count += 1;
      const scope = { requestId: `request-${String(count)}`, trail, access: accessFor(input) };
      const operation = { query, variables: { ...variables }, extensions: { ...extensions } };
      return answerOf(server, operation, scope);
    },
    exported: async () => {
      await refusals.end();
      const found: string[] = [];
      for await (const row of exportedRows(database.reader('hub', EVERY_ROW)))
        found.push(rowLine(row));
      return found.join('\n');
    },
    close: async () => {
      await server.stop();
      await refusals.end();
      await chainer.close();
      await ledger.close();
      await database.close();
      await fresh.drop();
    },
  };
}

async function fill(url: string, all: ReadonlyArray<Department>): Promise<void> {
  const database = openDatabase({ url, poolSize: 2 });
  const ordered = inAnnouncingOrder(all);
  try {
    await migrateDepartment('hub', { url, folder: MIGRATIONS });
    for (const department of ordered) {
      await migrateDepartment(department.name, { url, folder: MIGRATIONS });
      await prepareDepartment(database, department);
      await announceDatasets(database, department, (await schemaOf(department)).index);
    }
    const { department: keeper, sharing } = await controlPlane();
    const today = AUDITING_NOW.toISOString().slice(0, 10);
    await database.asOwner(keeper, (transaction) => sharing.seedDemo(transaction, today));
  } finally {
    await database.close();
  }
}

async function answerOf(
  server: ApolloServer<RequestScope>,
  operation: {
    readonly query: string;
    readonly variables: Record<string, unknown>;
    readonly extensions: Record<string, unknown>;
  },
  scope: Omit<RequestScope, 'signal'>,
): Promise<GraphQLBody> {
  const contextValue = { ...scope, signal: new AbortController().signal };
  const { body } = await server.executeOperation(operation, { contextValue });
  if (body.kind !== 'single') throw new TypeError('The hub answers in one piece.');
  return JSON.parse(JSON.stringify(body.singleResult)) as GraphQLBody;
}

function missing(name: string): never {
  throw new TypeError(`No link leads to "${name}".`);
}

/** The codes of the errors of an answer. */
export function codesOf({ errors = [] }: GraphQLBody): ReadonlyArray<unknown> {
  return errors.map(({ extensions }) => extensions['code']);
}
