import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { testEngine } from './fixtures/test-engine';
import { inProcessLink } from '../../gateway/engine/in-process';
import type { Link } from '../../gateway/engine/link';
import type { RequestScope } from '../../gateway/request-scope';
import type { Limits } from '../../gateway/rules/rule';
import { openDatabase, type Database } from '../../shared/data/database';
import { migrateDepartment } from '../../shared/data/migrate';
import { compiledExecution } from '../../shared/graphql/compiled-execution';
import { guardedExecution } from '../../shared/graphql/guarded-execution';
import { schemaOf } from './built-once';
import {
  departmentContext,
  prepareDepartment,
  type Department,
} from '../../shared/monitoring/department';
import { inAnnouncingOrder } from '../../shared/monitoring/announcing-order';
import { runSimulation } from '../../shared/monitoring/simulation/run-simulation';
import { departments } from '../../subgraphs/registry';
import type { Caller } from '../../shared/identity/caller';
import type { AccessDecisions } from '../../shared/sharing/access-decisions';
import { committedSupergraph } from './committed-supergraph';
import { freshDatabase, type TestDatabase } from './database';
import type { GraphQLBody } from './hub-process';
import { sharedPlanThread } from './shared-plan-thread';
import { ensureTemplate } from './template';
import { handlerOf, openState, accessOf } from './sharing';

/** The clock, seed and history of the demonstration that tests query. */
export const DEMO = { now: Date.parse('2026-11-23T10:00:00Z'), seed: 440700, days: 14 } as const;

/** The whole hub in this process, on a copy of one demonstration. */
export interface DemoHub {
  readonly database: Database;
  readonly url: string;
  readonly supergraphSdl: string;
  /** Statements of readers, in order; clear it to count again. */
  readonly statements: { readonly department: string; readonly text: string }[];
  /**
   * Sends a query as a caller; by default as the bureau's handler, who has a right to conditional
   * data.
   */
  ask(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    caller?: Caller,
  ): Promise<GraphQLBody>;
  close(): Promise<void>;
}

const MIGRATIONS = join(__dirname, '..', '..', 'migrations');

/**
 * Opens the hub; the demonstration is prepared once in a test run. `linkFor` may replace the link
 * to a department.
 */
export async function demoHub(linkFor: (link: Link) => Link = (link) => link): Promise<DemoHub> {
  const all = await departments();
  const fresh = await demoDatabase();
  const statements: { department: string; text: string }[] = [];
  const onStatement = (department: string, text: string) => statements.push({ department, text });
  const database = openDatabase({ url: fresh.url, poolSize: 8, onStatement });
  const links = new Map<string, Link>();
  for (const department of all)
    links.set(department.name, linkFor(await linkTo(department, database)));
  const state = await openState();
  const supergraphSdl = await committedSupergraph();
  const engine = await testEngine({
    supergraphSdl,
    linkFor: ({ name }) => links.get(name) ?? missing(name),
    limits: LIMITS,
    openPlanThread: sharedPlanThread,
    onUnexpected: (error) => {
      throw error;
    },
  });
  const server = new ApolloServer<RequestScope>({
    gateway: engine.gateway,
    dangerouslyDisableValidation: true,
  });
  await server.start();
  return {
    database,
    url: fresh.url,
    supergraphSdl,
    statements,
    ask: (query, variables = {}, caller = handlerOf('environment')) =>
      answerOf(server, { query, variables }, accessOf({ caller, state, now: new Date(DEMO.now) })),
    close: async () => {
      await server.stop();
      await database.close();
      await fresh.drop();
    },
  };
}

/** A copy of the demonstration; it is prepared once in a test run. */
export async function demoDatabase(): Promise<TestDatabase> {
  const all = await departments();
  return freshDatabase(await ensureTemplate('demo_hub', (url) => fillDemo(url, all)));
}

async function fillDemo(url: string, all: ReadonlyArray<Department>): Promise<void> {
  const database = openDatabase({ url, poolSize: 8 });
  const ordered = inAnnouncingOrder(all);
  try {
    for (const { name } of ordered) await migrateDepartment(name, { url, folder: MIGRATIONS });
    for (const department of ordered) await prepareDepartment(database, department);
    await Promise.all(all.map((department) => runSimulation(department, { database, ...DEMO })));
  } finally {
    await database.close();
  }
}

async function linkTo(department: Department, database: Database): Promise<Link> {
  const { schema, index } = await schemaOf(department);
  const onUnexpected = (error: unknown) => {
    throw error;
  };
  const execute = guardedExecution({
    schema,
    index,
    execute: compiledExecution(schema, { onUnexpected }),
  });
  const now = () => new Date(DEMO.now);
  return inProcessLink({
    department: department.name,
    execute,
    contextFor: ({ requestId, access }) => {
      if (!access) throw new TypeError('The hub of tests asks with permits.');
      return departmentContext(department, { database, now, access, requestId });
    },
  });
}

interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

async function answerOf(
  server: ApolloServer<RequestScope>,
  { query, variables }: Question,
  access: AccessDecisions,
): Promise<GraphQLBody> {
  const scope = { requestId: 'test', signal: new AbortController().signal, access };
  const { body } = await server.executeOperation(
    { query, variables: { ...variables } },
    { contextValue: scope },
  );
  if (body.kind !== 'single') throw new TypeError('The hub answers in one piece.');
  return JSON.parse(JSON.stringify(body.singleResult)) as GraphQLBody;
}

function missing(name: string): never {
  throw new TypeError(`No link leads to "${name}".`);
}

const LIMITS: Limits = {
  maxDepth: 15,
  maxAliases: 50,
  maxRootFields: 20,
  maxDirectives: 50,
  maxTokens: 10_000,
  maxFragments: 100,
  maxPage: 500,
  maxCost: 50_000,
  maxSelections: 5000,
  maxFetches: 100,
  planTimeoutMs: 1_000_000,
};
