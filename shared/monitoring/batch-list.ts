import type { Reader } from '../data/database';
import type { Batch } from './batch.type';

/** The newest batches of a department, newest first; at most `first`. */
export type BatchLoader = (first: number) => Promise<ReadonlyArray<Batch>>;

/** Loads batches for one request. */
export function batchLoader(reader: Reader, schema: string): BatchLoader {
  return (first) =>
    reader.query<Batch>(
      `select id::text, feed, started_at as at, rows_read::int as read, rows_stored::int as stored,
         rows_revised::int as revised, rows_unchanged::int as unchanged, rows_rejected::int as rejected, provenance
       from ${schema}.batch order by id desc limit $1`,
      [first],
    );
}
