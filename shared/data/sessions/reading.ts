import { LRUCache } from 'lru-cache';
import { Pool, type PoolConfig } from 'pg';
import type { RowBounds } from '../row-bounds';
import type { ReadRows, StatementRead } from './statement-read';
import { keepAlive } from './keep-alive';
import { plainPoolCounts, type PoolCounts } from './pool-counts';
import { readInTransaction, readingOpened } from './read-in-transaction';
import { SessionPool, type PoolBounds } from './session-pool';
import { readerStanding, type Standing } from './standing';

/** What shares connections between clients: nothing, or a pooler between transactions. */
export type Pooler = 'none' | 'transaction';

/** The connections with which a process reads. */
export interface Reading {
  /** Returns what runs one statement as the reader of a department, within these row limits. */
  as(department: string, limits: RowBounds): (asked: StatementRead) => Promise<ReadRows>;
  counts(): ReadonlyArray<PoolCounts>;
  close(): Promise<void>;
}

interface ReadingOptions extends PoolBounds {
  readonly pooler: Pooler;
}

/** Opens the connections for reading; each connects when it is first needed. */
export function openReading(config: PoolConfig, options: ReadingOptions): Reading {
  return options.pooler === 'none'
    ? overSessions(new SessionPool(config, options))
    : overTransactions(new Pool({ ...config, max: options.size, pipeline: true }));
}

/** So many standings are kept: callers of one department and minute have the same. */
const MOST_STANDINGS = 1000;

function overSessions(sessions: SessionPool): Reading {
  const standings = new LRUCache<string, Standing>({ max: MOST_STANDINGS });
  const standingOf = (department: string, limits: RowBounds): Standing => {
    const key = JSON.stringify([department, limits]); // Whatever limits there are.
    const known = standings.get(key) ?? readerStanding(department, limits);
    standings.set(key, known);
    return known;
  };
  return {
    as: (department, limits) => {
      const standing = standingOf(department, limits);
      return (asked) => sessions.run(standing, asked);
    },
    counts: () => sessions.counts(),
    close: () => sessions.close(),
  };
}

function overTransactions(pool: Pool): Reading {
  keepAlive(pool);
  return {
    as: (department, limits) => {
      const opening = readingOpened(department, limits);
      return (asked) => readInTransaction(pool, opening, asked);
    },
    counts: () => [plainPoolCounts('reading', pool)],
    close: () => pool.end(),
  };
}
