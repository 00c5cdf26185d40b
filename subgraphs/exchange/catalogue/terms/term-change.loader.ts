import type { Transaction } from '../../../../shared/data/database';
import type { ProposalRow } from './proposal-row';

/** Tables of what two persons decide. */
export type TermTable =
  'class_confirmation' | 'right_confirmation' | 'continuation_record' | 'release';

/** One person's act on one row. */
export interface TermAct {
  readonly id: string;
  readonly subject: string;
  /** RFC 3339. */
  readonly at: string;
}

const PROPOSAL = `id, proposed_by as "proposedBy", proposed_at as "proposedAt", confirmed_by as "confirmedBy",
  confirmed_at as "confirmedAt", ended_by as "endedBy", ended_at as "endedAt", is_demonstration as "isDemonstration"`;

const OWN_COLUMNS: Readonly<Record<TermTable, string>> = {
  class_confirmation: 'dataset_id as "datasetId", sharing, openness, note',
  right_confirmation:
    'task_id as "taskId", owner as "ownerId", topic as "topicId", continuation_id as "continuationId", review_by as "reviewDay"',
  continuation_record:
    'task_id as "taskId", document, document_number as "documentNumber", valid_from as "validFrom", valid_to as "validTo"',
  release: `number, dataset_id as "datasetId", content, process, authority, channel,
    valid_from as "validFrom", valid_to as "validTo", ended_reason as "endedReason"`,
};

/** A row, locked until the transaction ends; undefined if no row has the id. */
export async function lockedTerm<Row extends ProposalRow>(
  { query }: Transaction,
  table: TermTable,
  id: string,
): Promise<Row | undefined> {
  const [row] = await query<Row>(
    `select ${PROPOSAL}, ${OWN_COLUMNS[table]} from exchange.${table} where id::text = $1 for update`,
    [id],
  );
  return row;
}

/** Marks a locked row as confirmed. */
export async function markConfirmed(
  { query }: Transaction,
  table: TermTable,
  act: TermAct & { readonly isDemonstration: boolean },
): Promise<void> {
  await query(
    `update exchange.${table} set confirmed_by = $2, confirmed_at = $3, is_demonstration = is_demonstration or $4
     where id = $1`,
    [act.id, act.subject, act.at, act.isDemonstration],
  );
}

/** Marks a locked row as ended. */
export async function markEnded(
  { query }: Transaction,
  table: TermTable,
  { id, subject, at }: TermAct,
): Promise<void> {
  await query(`update exchange.${table} set ended_by = $2, ended_at = $3 where id = $1`, [
    id,
    subject,
    at,
  ]);
}

/** Keeps why a locked release is withdrawn. */
export async function keepReason(
  { query }: Transaction,
  id: string,
  reason: string,
): Promise<void> {
  await query('update exchange.release set ended_reason = $2 where id = $1', [id, reason]);
}

/** Ends what a dataset's class was before; answers the ids. */
export function endFormerClasses(
  { query }: Transaction,
  dataset: string,
  { id, subject, at }: TermAct,
): Promise<ReadonlyArray<{ readonly id: string }>> {
  return query(
    `update exchange.class_confirmation set ended_by = $3, ended_at = $4
     where dataset_id = $1 and id <> $2 and confirmed_at is not null and ended_at is null returning id`,
    [dataset, id, subject, at],
  );
}

/** Ends the rights to the same topic by the same task; answers the ids. */
export function endFormerRights(
  { query }: Transaction,
  right: { readonly taskId: number; readonly ownerId: string; readonly topicId: string },
  { id, subject, at }: TermAct,
): Promise<ReadonlyArray<{ readonly id: string }>> {
  return query(
    `update exchange.right_confirmation set ended_by = $5, ended_at = $6
     where task_id = $1 and owner = $2 and topic = $3 and id <> $4 and confirmed_at is not null and ended_at is null
     returning id`,
    [right.taskId, right.ownerId, right.topicId, id, subject, at],
  );
}

/** Lets a right run for a year from a day. */
export async function renewRight(
  { query }: Transaction,
  id: string,
  day: string,
): Promise<ReadonlyArray<{ readonly reviewBy: string }>> {
  return query(
    `update exchange.right_confirmation set review_by = ($2::date + interval '1 year')::date where id = $1
     returning review_by as "reviewBy"`,
    [id, day],
  );
}
