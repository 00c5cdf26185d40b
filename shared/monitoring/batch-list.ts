import type { Reader } from '../data/database';
import { instant, int, text } from '../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../data/statement';
import type { Batch } from './batch.type';
import type { Provenance } from './vocabulary';

/** Returns the newest batches of a department, newest first, at most `first` of them. */
export type BatchLoader = (first: number) => Promise<ReadonlyArray<Batch>>;

/** Creates the batch loader of one request. */
export function batchLoader(reader: Reader, schema: string): BatchLoader {
  return (first) => reader.query(NEWEST_BATCHES(schema), [first]);
}

/** Batches, newest first. */
export const NEWEST_BATCHES = statementFamily({
  text: (
    schema: string,
  ) => `select id::text, feed, started_at as at, rows_read::int as read, rows_stored::int as stored,
         rows_revised::int as revised, rows_unchanged::int as unchanged, rows_rejected::int as rejected, provenance
       from ${schema}.batch order by id desc limit $1`,
  columns: {
    id: text(),
    feed: text(),
    at: instant(),
    read: int(),
    stored: int(),
    revised: int(),
    unchanged: int(),
    rejected: int(),
    provenance: text<Provenance>(),
  },
  parameters: [int()],
  examples: [[EXAMPLE_SCHEMA]],
});
