import { citedContinuations } from '../../../../../shared/domain/mandate/continuations';

/**
 * The documents of the mandate that continue tasks, as the parameter of a statement that joins them
 * to confirmed rights: their table belongs to `reference`, and no statement reads another
 * department's tables.
 */
export function continuationsParameter(): string {
  return JSON.stringify(
    citedContinuations().map((one) => ({
      id: one.id,
      task_id: one.taskId,
      document: one.document,
      valid_from: one.validFrom,
      valid_to: one.validTo,
      is_demonstration: one.isDemonstration,
    })),
  );
}

/** The parameter as a table. */
export function continuationsTable(parameter: '$2' | '$3'): string {
  return `jsonb_to_recordset(${parameter}::jsonb) as c (id text, task_id int, document text,
    valid_from date, valid_to date, is_demonstration boolean)`;
}
