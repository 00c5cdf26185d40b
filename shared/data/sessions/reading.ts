import { Pool, type PoolConfig } from 'pg';
import type { RowBounds } from '../row-bounds';
import type { Answered, Asked } from './asked';
import { keepAlive } from './keep-alive';
import { readInTransaction, readingOpened } from './read-in-transaction';
import { SessionPool, type PoolBounds } from './session-pool';
import { readerStanding } from './standing';

/** What shares connections between clients: nothing, or a pooler between transactions. */
export type Pooler = 'none' | 'transaction';

/** The connections with which a process reads. */
export interface Reading {
  /** Returns what runs one statement as the reader of a department, within these row limits. */
  as(department: string, limits: RowBounds): (asked: Asked) => Promise<Answered>;
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

function overSessions(sessions: SessionPool): Reading {
  return {
    as: (department, limits) => {
      const standing = readerStanding(department, limits);
      return (asked) => sessions.run(standing, asked);
    },
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
    close: () => pool.end(),
  };
}
