import { escapeIdentifier, type Pool, type PoolConfig } from 'pg';
import type { CopyStreamQuery } from 'pg-copy-streams';
import { IDENTITY_ROLE } from './department-roles';
import { PATIENCE, patienceSql, type Patience } from './patience';
import type { RowBounds } from './row-bounds';
import { unprepared, type ReadRows, type StatementRead } from './sessions/statement-read';
import type { PoolCounts } from './sessions/pool-counts';
import { openReading, type Pooler } from './sessions/reading';
import type { TextRow } from './sessions/text-query';
import type { Statement, ValuesOf } from './statement';
import { typeParser } from './type-parser';
import { writingCounts, writingPools } from './writing-pools';

/** Runs queries of one department as its `<department>_reader`, within its row limits. */
export interface Reader {
  /** Rows of one statement. Instants are RFC 3339 text in UTC, dates are `YYYY-MM-DD`. */
  query<Row, Given extends ReadonlyArray<unknown>>(
    statement: Statement<Row, Given>,
    ...values: ValuesOf<Given>
  ): Promise<Row[]>;
  /** @deprecated The rows of a plain SQL text have no checked type: declare a statement. */
  query<Row>(text: string, values?: ReadonlyArray<unknown>): Promise<Row[]>;
  /**
   * Rows of one statement as arrays of PostgreSQL's own text, in the order of its columns; null for
   * null. Nothing is parsed.
   */
  texts<Given extends ReadonlyArray<unknown>>(
    statement: Statement<unknown, Given>,
    ...values: ValuesOf<Given>
  ): Promise<TextRow[]>;
  /** The same of a text that a program has composed. */
  texts(text: string, values?: ReadonlyArray<unknown>): Promise<TextRow[]>;
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
  /** The connections of this process. */
  counts(): ReadonlyArray<PoolCounts>;
  close(): Promise<void>;
}

/** Options to open a database. */
export interface DatabaseOptions {
  readonly url: string;
  /**
   * Maximum number of connections for reading, for all departments together; owners and writers each
   * get a quarter of it, at least two.
   */
  readonly poolSize: number;
  /** The most connections of all kinds; as many as the server grants unless given. */
  readonly connections?: number;
  /**
   * `transaction` if other clients may use the same connections between two transactions
   * (pgbouncer), or a Citus coordinator forwards settings only within one: then each read is a
   * transaction of its own, unprepared. Absent: `none`.
   */
  readonly pooler?: Pooler;
  /**
   * Called with each statement that a reader runs, before it runs; for goldens, counts and logs.
   */
  readonly onStatement?: (department: string, text: string) => void;
}

const { command, bulk } = PATIENCE;

/** Opens the pools; connects lazily, so a wrong URL shows at the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const writers = writingPools(poolConfig(options), {
    few: fewOf(options.poolSize),
    announcing: ANNOUNCING,
    signingIn: SIGNING_IN,
  });
  const { owning, announcing, writing, signingIn } = writers;
  const pools = Object.values(writers);
  const reading = openReading(poolConfig(options), {
    size: options.poolSize,
    others: otherConnections(options.poolSize),
    ...(options.connections === undefined ? {} : { granted: options.connections }),
    pooler: options.pooler ?? 'none',
  });
  return {
    reader: (department, limits) => {
      const read = reading.as(department, limits);
      return readerOf((asked) => {
        options.onStatement?.(department, asked.text);
        return read(asked);
      });
    },
    asOwner: (department, work) =>
      writeAs({ pool: owning, role: `${department}_owner`, patience: bulk }, work),
    asAnnouncer: (department, work) =>
      writeAs({ pool: announcing, role: `${department}_owner`, patience: command }, work),
    asWriter: (department, work) =>
      writeAs({ pool: writing, role: `${department}_writer`, patience: command }, work),
    asIdentity: (work) =>
      writeAs({ pool: signingIn, role: IDENTITY_ROLE, patience: command }, work),
    counts: () => [...reading.counts(), ...writingCounts(writers)],
    close: async () => {
      await Promise.all([reading.close(), ...pools.map((pool) => pool.end())]);
    },
  };
}

const ANNOUNCING = 2;
const SIGNING_IN = 4;

/** The most connections of a process for other purposes than reading. */
export function otherConnections(poolSize: number): number {
  return 2 * fewOf(poolSize) + ANNOUNCING + SIGNING_IN;
}

/** Connections for owners, and for writers. */
function fewOf(poolSize: number): number {
  return Math.max(2, poolSize >> 2);
}

function poolConfig({ url }: DatabaseOptions): PoolConfig {
  return {
    connectionString: url,
    types: { getTypeParser: typeParser },
    options: '-c timezone=UTC -c datestyle=ISO',
    idleTimeoutMillis: 30_000,
  };
}

type AnyStatement = Statement<unknown, ReadonlyArray<unknown>>;

/** Returns the reader that runs its statements by `run`. */
function readerOf(run: (asked: StatementRead) => Promise<ReadRows>): Reader {
  const asking =
    (isText: boolean) =>
    async (one: string | AnyStatement, values: ReadonlyArray<unknown> = []) => {
      const { text, planning } = typeof one === 'string' ? { text: one } : one;
      return (await run({ text, values, isText, planning })).rows;
    };
  const reader: unknown = { query: asking(false), texts: asking(true) };
  return reader as Reader; // A test compares the declared columns of each statement with the database.
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
    const result = await work({
      ...readerOf((asked) => client.query(unprepared(asked))),
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
