/** The connections of one department in a pool of this process, or of a whole pool. */
export interface PoolCounts {
  /** What they are for. */
  readonly pool: PoolPurpose;
  /** Null if the pool does not tell departments apart. */
  readonly department: string | null;
  /** Connections that run something, or are being opened for it. */
  readonly used: number;
  /** Open connections that nobody uses; they count for the department that used them last. */
  readonly idle: number;
  /** Statements or transactions that wait for a connection. */
  readonly waiting: number;
  /** How many were refused since the start: too many waited, or none became free in time. */
  readonly refused: number;
}

/** Purposes of pools: reading, and the transactions of `Database`. */
export type PoolPurpose = 'reading' | 'owners' | 'announcers' | 'writers' | 'identity';

/** The counts of a pool of `pg`, which nobody is refused by. */
export function plainPoolCounts(
  pool: PoolPurpose,
  of: {
    readonly totalCount: number;
    readonly idleCount: number;
    readonly waitingCount: number;
  },
): PoolCounts {
  const { totalCount, idleCount: idle, waitingCount: waiting } = of;
  return { pool, department: null, used: totalCount - idle, idle, waiting, refused: 0 };
}
