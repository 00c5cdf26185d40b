import { Pool, escapeIdentifier, type PoolConfig } from 'pg';
import type { CopyStreamQuery } from 'pg-copy-streams';
import { IDENTITY_ROLE } from './department-roles';
import { PATIENCE, patienceSql, type Patience } from './patience';
import { rowLimitSettings, type RowBounds } from './row-bounds';
import type { Statement, ValuesOf } from './statement';
import { typeParser } from './type-parser';

/** Runs queries of one department as its `<department>_reader`, within its row limits. */
export interface Reader {
  /** Rows of one statement. Instants are RFC 3339 text in UTC, dates are `YYYY-MM-DD`. */
  query<Row, Given extends ReadonlyArray<unknown>>(
    statement: Statement<Row, Given>,
    ...values: ValuesOf<Given>
  ): Promise<Row[]>;
  /** @deprecated The rows of a plain SQL text have no checked type: declare a statement. */
  query<Row>(text: string, values?: ReadonlyArray<unknown>): Promise<Row[]>;
}

/**
 * A transaction as `<department>_owner` or `<department>_writer`, limited to that department's
 * schema.
 */
export interface Transaction extends Reader {
  /** Starts a COPY. */
  copy(stream: CopyStreamQuery): CopyStreamQuery;
  /** Changes the time limits of this transaction. */
  waitWith(patience: Patience): Promise<void>;
}

/** The hub's connection to PostgreSQL: every statement runs as a role of one department. */
export interface Database {
  /** Reads within these row limits; reads of the hub itself pass `NO_LIMITS`. */
  reader(department: string, limits: RowBounds): Reader;
  /**
   * Runs `work` in one transaction as the owner of the department's schema; an error rolls it back.
   */
  asOwner<T>(department: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * The same over separate connections, for short work that must not wait for a long transaction;
   * it may run inside `asOwner`.
   */
  asAnnouncer<T>(department: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** The same as `<department>_writer`, which may change rows but not the schema. */
  asWriter<T>(department: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction as the gateway's role, which handles sign-in and sign-out. */
  asIdentity<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Options to open a database. */
export interface DatabaseOptions {
  readonly url: string;
  /**
   * Maximum number of connections for reading; owners and writers each get a quarter of it, at
   * least two.
   */
  readonly poolSize: number;
  /**
   * Called with each statement that a reader runs, before it runs; for goldens, counts and logs.
   */
  readonly onStatement?: (department: string, text: string) => void;
}

const { command, bulk } = PATIENCE;

/**
 * A backend whose client or connection is gone ends within seconds, even in the middle of a
 * statement.
 */
const CLIENT_CHECK = `select set_config('client_connection_check_interval', '5s', false),
  set_config('tcp_keepalives_idle', '60', false), set_config('tcp_keepalives_interval', '10', false)`;

/** Opens the pools; connects lazily, so a wrong URL shows at the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const reading = new Pool({ ...poolConfig(options), max: options.poolSize, pipeline: true });
  const few = Math.max(2, options.poolSize >> 2);
  // Separate pools: revoking, announcing and signing in do not wait for an import or a simulation.
  const owning = new Pool({ ...poolConfig(options), max: few });
  const announcing = new Pool({ ...poolConfig(options), max: 2 });
  const writing = new Pool({ ...poolConfig(options), max: few });
  const signingIn = new Pool({ ...poolConfig(options), max: 4 });
  const pools = [reading, owning, announcing, writing, signingIn];
  for (const pool of pools) {
    pool.on('error', () => undefined); // An idle connection died; the next use reports it.
    // A connection in use died. Its statements reject, but without a listener the event would end
    // the process.
    pool.on('connect', (client) => {
      client.on('error', () => undefined);
      // A server that cannot check its clients continues without the check.
      client.query(CLIENT_CHECK).catch(() => undefined);
    });
  }
  return {
    reader: (department, limits) => {
      const opening = readingOpened(`${department}_reader`, limits);
      return {
        query: queryOf((text, values) => {
          options.onStatement?.(department, text);
          return readIn(reading, opening, { text, values });
        }),
      };
    },
    asOwner: (department, work) =>
      writeAs({ pool: owning, role: `${department}_owner`, patience: bulk }, work),
    asAnnouncer: (department, work) =>
      writeAs({ pool: announcing, role: `${department}_owner`, patience: command }, work),
    asWriter: (department, work) =>
      writeAs({ pool: writing, role: `${department}_writer`, patience: command }, work),
    asIdentity: (work) =>
      writeAs({ pool: signingIn, role: IDENTITY_ROLE, patience: command }, work),
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
}

function poolConfig({ url }: DatabaseOptions): PoolConfig {
  return {
    connectionString: url,
    types: { getTypeParser: typeParser },
    options: '-c timezone=UTC -c datestyle=ISO',
    idleTimeoutMillis: 30_000,
  };
}

interface Asked {
  readonly text: string;
  readonly values: ReadonlyArray<unknown>;
}

function queryOf(
  run: (text: string, values: ReadonlyArray<unknown>) => Promise<unknown[]>,
): Reader['query'] {
  const query = (
    asked: string | Statement<unknown, ReadonlyArray<unknown>>,
    values: ReadonlyArray<unknown> = [],
  ) => run(typeof asked === 'string' ? asked : asked.text, values);
  return query as Reader['query']; // A test compares the declared columns of each statement with the database.
}

/** Opens a reading transaction: sets its role, row limits and time limits. */
function readingOpened(role: string, limits: RowBounds): string {
  return `begin read only; set local role ${escapeIdentifier(role)}; ${patienceSql(PATIENCE.read)}; ${rowLimitSettings(limits)}`;
}

/** All statements are pipelined; a failed one rolls back the rest. */
async function readIn(pool: Pool, opening: string, asked: Asked): Promise<unknown[]> {
  const client = await pool.connect();
  const open = client.query(opening);
  const rows = client.query(asked.text, [...asked.values]);
  const close = client.query('commit');
  const [opened, answered, closed] = await Promise.allSettled([open, rows, close]);
  client.release(closed.status === 'rejected');
  if (opened.status === 'rejected') throw opened.reason;
  if (answered.status === 'rejected') throw answered.reason;
  return answered.value.rows as unknown[];
}

interface Writing {
  readonly pool: Pool;
  readonly role: string;
  readonly patience: Patience;
}

async function writeAs<T>(
  { pool, role, patience }: Writing,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    await client.query(`begin; set local role ${escapeIdentifier(role)}; ${patienceSql(patience)}`);
    const query = queryOf(async (text, values) => (await client.query(text, [...values])).rows);
    const result = await work({
      query,
      copy: (stream) => client.query(stream),
      waitWith: async (other) => void (await client.query(patienceSql(other))),
    });
    await client.query('commit');
    isBroken = false;
    return result;
  } catch (thrown) {
    isBroken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    throw thrown;
  } finally {
    client.release(isBroken);
  }
}
