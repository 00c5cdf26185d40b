import { Pool, type ClientBase, type QueryConfig, type QueryResult } from 'pg';
import type { RowOf } from '../../shared/data/statement';
import { typeParser } from '../../shared/data/type-parser';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { agreedHead, type Head } from './chain/chain';
import { LAST_ENTRY, LOCK_HEAD } from './chain/chain.store';
import type { LedgerClient, PreparedStatement } from './ledger-client';

/** The result of a transaction, and writes that are sent with its commit; one may return the result. */
export interface Written<T> {
  readonly answer: T | Promise<T>;
  readonly writes: ReadonlyArray<Promise<unknown>>;
}

/** The ledger's own way to PostgreSQL, as `hub_writer`. */
export interface LedgerConnection extends LedgerClient {
  /**
   * Runs `work` in one transaction with the chain's head locked, so that nobody else appends
   * meanwhile; it is durably committed when this resolves. Its `writes` are pipelined with the
   * `commit`. If `work` throws or a write fails, all of it is rolled back and the connection is
   * closed.
   */
  withHead<T>(work: (client: LedgerClient, head: Head) => Promise<Written<T>>): Promise<T>;
  close(): Promise<void>;
}

/** The address of the ledger's database, and its timeout. */
export interface LedgerConnectionOptions {
  readonly url: string;
  /** How long one statement, and connecting, may take, ms; TIMEOUT_MS unless given. */
  readonly timeoutMs?: number;
}

/** How long one statement, and connecting, may take unless configured otherwise. */
export const TIMEOUT_MS = 2000;
/** The server's timeout comes first; ours is for a server that does not answer at all. */
const SILENCE_MS = 500;
/** The most connections of one ledger. */
export const CONNECTIONS = 2;

/** Opens the pool; connects lazily, so a database that is down is noticed at the first entry. */
export function openLedgerConnection(options: LedgerConnectionOptions): LedgerConnection {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const limits = [
    'role=hub_writer',
    'timezone=UTC',
    // A recorded entry must survive a crash, whatever the server's default.
    'synchronous_commit=on',
    `statement_timeout=${String(timeoutMs)}`,
    // A gateway that hangs must not keep the head row locked.
    `idle_in_transaction_session_timeout=${String(timeoutMs)}`,
  ];
  const pool = new Pool({
    connectionString: options.url,
    types: { getTypeParser: typeParser },
    options: limits.map((limit) => `-c ${limit}`).join(' '),
    max: CONNECTIONS,
    pipeline: true,
    query_timeout: timeoutMs + SILENCE_MS,
    connectionTimeoutMillis: timeoutMs,
    keepAlive: true,
    application_name: 'rivergate-ledger',
  });
  pool.on('error', () => undefined); // An idle connection died; the next use makes another.
  // A connection in use died. Its statements reject, but without a listener the event would end the
  // process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    withHead: (work) => withHead(pool, work),
    query: queryOf((config) => pool.query(config)),
    close: () => pool.end(),
  };
}

function queryOf(run: (config: QueryConfig) => Promise<QueryResult>): LedgerClient['query'] {
  const query = async (
    { name, text }: PreparedStatement<unknown, ReadonlyArray<unknown>>,
    values: ReadonlyArray<unknown> = [],
  ) => (await run({ name, text, values: [...values] })).rows as unknown[];
  return query as LedgerClient['query']; // What a statement declares, a test compares with the database.
}

async function withHead<T>(
  pool: Pool,
  work: (client: LedgerClient, head: Head) => Promise<Written<T>>,
): Promise<T> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    const head = await lockedHead(client);
    const query = queryOf((config) => client.query(config));
    const { answer, writes } = await work({ query }, head);
    const committed = client.query('commit').then(requireCommitted);
    await allOf([Promise.resolve(answer), ...writes, committed]);
    isBroken = false;
    return await answer;
  } finally {
    client.release(isBroken);
  }
}

/** Three statements in one message: one round trip before the work. */
const BEGIN = `begin; ${LOCK_HEAD.text}; ${LAST_ENTRY.text}`;

/** Begins a transaction with the chain's head locked: anyone else who appends waits until it ends. */
async function lockedHead(client: ClientBase): Promise<Head> {
  // pg returns a list of results, which its types do not show.
  const results = (await client.query(BEGIN)) as unknown as readonly [
    QueryResult,
    QueryResult<RowOf<typeof LOCK_HEAD>>,
    QueryResult<RowOf<typeof LAST_ENTRY>>,
  ];
  const [, head, last] = results;
  return agreedHead(head.rows[0], last.rows[0]);
}

/** Waits for all, then throws the first failure: the others have the same cause. */
async function allOf(statements: ReadonlyArray<Promise<unknown>>): Promise<void> {
  for (const settled of await Promise.allSettled(statements)) {
    if (settled.status === 'rejected') throw settled.reason;
  }
}

/** A pipelined commit after a failed statement resolves, as a rollback. */
function requireCommitted({ command }: QueryResult): void {
  if (command !== 'COMMIT') {
    throw new RiverGateError('AUDIT_UNAVAILABLE', 'The transaction was rolled back.');
  }
}
