import { escapeIdentifier, type Pool } from 'pg';
import { PATIENCE, patienceSql } from '../patience';
import { rowLimitSettings, type RowBounds } from '../row-bounds';
import { unprepared, type ReadRows, type StatementRead } from './statement-read';

/** Returns the statements that open a reading transaction with its role, row and time limits. */
export function readingOpened(department: string, limits: RowBounds): string {
  return `begin read only; set local role ${escapeIdentifier(`${department}_reader`)}; ${patienceSql(PATIENCE.read)}; ${rowLimitSettings(limits)}`;
}

/**
 * Reads in a transaction of its own and leaves nothing on the connection, which a pooler may share
 * with other clients: no setting and no prepared statement. All statements are pipelined; a failed
 * one rolls back the rest.
 */
export async function readInTransaction(
  pool: Pool,
  opening: string,
  asked: StatementRead,
): Promise<ReadRows> {
  const client = await pool.connect();
  const open = client.query(opening);
  const rows = client.query(unprepared(asked));
  const close = client.query('commit');
  const [opened, answered, closed] = await Promise.allSettled([open, rows, close]);
  client.release(closed.status === 'rejected');
  if (opened.status === 'rejected') throw opened.reason;
  if (answered.status === 'rejected') throw answered.reason;
  return answered.value;
}
