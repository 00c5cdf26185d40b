import type { Transaction } from '../../data/database';
import { instant, int, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import type { ImportJob, ImportReport } from './feed';

/** A batch just opened. */
export interface OpenBatch {
  readonly id: number;
  /** When the import began, by the clock of the database; ms since 1970 UTC. */
  readonly startedAt: number;
}

/** Opens the batch of an import's observations. */
export async function openBatch(transaction: Transaction, job: ImportJob): Promise<OpenBatch> {
  const [batch] = await transaction.query(OPEN_BATCH(job.department), [
    job.feed,
    job.source,
    job.provenance,
    job.coversUntil === undefined ? null : new Date(job.coversUntil).toISOString(),
  ]);
  if (!batch) throw new TypeError(`Opening a batch returned no id in ${job.department}.batch.`);
  return { id: batch.id, startedAt: Date.parse(batch.started_at) };
}

/** Writes the number of rows by result into a batch. */
export async function closeBatch(
  transaction: Transaction,
  schema: string,
  { batchId, report }: { readonly batchId: number; readonly report: ImportReport },
): Promise<void> {
  await transaction.query(CLOSE_BATCH(schema), [
    batchId,
    report.read,
    report.stored,
    report.revised,
    report.unchanged,
    report.rejected,
  ]);
}

/** Opens a batch. */
export const OPEN_BATCH = statementFamily({
  text: (schema: string) =>
    `insert into ${schema}.batch (feed, source, provenance, covers_until) values ($1, $2, $3, $4) returning id, started_at`,
  columns: { id: int(), started_at: instant() },
  parameters: [text(), text(), text(), nullable(instant())],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Stores the number of rows by result of a batch. */
export const CLOSE_BATCH = statementFamily({
  text: (schema: string) =>
    `update ${schema}.batch set rows_read = $2, rows_stored = $3, rows_revised = $4, rows_unchanged = $5, rows_rejected = $6 where id = $1`,
  parameters: [int(), int(), int(), int(), int(), int()],
  examples: [[EXAMPLE_SCHEMA]],
});
