import { statfs } from 'node:fs/promises';
import type { Settings } from '../../../shared/config/settings';
import { int } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import { prepared } from '../../ledger/ledger-client';
import { openLedgerConnection } from '../../ledger/ledger-connection';

/** Finds out how much space there is for the audit log. */
export interface FreeSpace {
  /** Bytes; null if unknown: an external database without a configured limit. */
  bytes(): Promise<number | null>;
  close(): Promise<void>;
}

const MB = 1024 * 1024;

/**
 * If the hub runs its own PostgreSQL, the free space is that of the disk of its folder. A database
 * elsewhere does not show its disk to a login that is not a superuser, so its size is compared with
 * the configured limit.
 */
export function openFreeSpace(
  { databaseUrl, dataFolder, databaseLimitMb }: Settings,
  url: string,
): FreeSpace {
  if (databaseUrl === undefined) {
    const bytes = async () => {
      const { bavail, bsize } = await statfs(dataFolder);
      return bavail * bsize;
    };
    return { bytes, close: () => Promise.resolve() };
  }
  if (databaseLimitMb === undefined)
    return { bytes: () => Promise.resolve(null), close: () => Promise.resolve() };
  const connection = openLedgerConnection({ url });
  return {
    bytes: async () => {
      const [row] = await connection.query(DATABASE_SIZE);
      return row ? Math.max(0, databaseLimitMb * MB - row.size) : null;
    },
    close: () => connection.close(),
  };
}

/** Bytes of the database. */
export const DATABASE_SIZE = prepared(
  'database-size',
  statement({
    text: 'select pg_database_size(current_database()) as size',
    columns: { size: int() },
  }),
);
