import type { Transaction } from '../../../../shared/data/database';

/** Who proposes, and when. */
export interface Proposer {
  readonly subject: string;
  /** RFC 3339. */
  readonly at: string;
  readonly isDemonstration: boolean;
}

/** What a class is proposed with. */
export interface ClassProposal {
  readonly dataset: string;
  readonly sharing: string;
  readonly openness: string;
  readonly note: string;
}

/** What a right is proposed with; the review is a year after the day. */
export interface RightProposal {
  readonly task: number;
  readonly owner: string;
  readonly topic: string;
  readonly continuation: string | null;
  readonly day: string;
}

/** What a document is recorded with. */
export interface ContinuationProposal {
  readonly task: number;
  readonly document: string;
  readonly documentNumber: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What a release is proposed with; its number is made of what stands before and behind the serial. */
export interface NumberedRelease {
  readonly dataset: string;
  readonly content: string;
  readonly process: string;
  readonly authority: string;
  readonly channel: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly numberBegin: string;
  readonly numberEnd: string;
}

/** A row that was proposed; undefined where another proposal waits already. */
export type Proposed = Promise<{ readonly id: string } | undefined>;

const BY = 'proposed_by, proposed_at, is_demonstration';
const WAITING = 'where confirmed_at is null and ended_at is null do nothing returning id';

/** Proposes a class. */
export async function insertClass(
  { query }: Transaction,
  { dataset, sharing, openness, note }: ClassProposal,
  by: Proposer,
): Proposed {
  const [row] = await query<{ id: string }>(
    `insert into exchange.class_confirmation (dataset_id, sharing, openness, note, ${BY})
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (dataset_id) ${WAITING}`,
    [dataset, sharing, openness, note, by.subject, by.at, by.isDemonstration],
  );
  return row;
}

/** Proposes a right. */
export async function insertRight(
  { query }: Transaction,
  { task, owner, topic, continuation, day }: RightProposal,
  by: Proposer,
): Proposed {
  const [row] = await query<{ id: string }>(
    `insert into exchange.right_confirmation (task_id, owner, topic, continuation_id, review_by, ${BY})
     values ($1, $2, $3, $4, ($5::date + interval '1 year')::date, $6, $7, $8)
     on conflict (task_id, owner, topic) ${WAITING}`,
    [task, owner, topic, continuation, day, by.subject, by.at, by.isDemonstration],
  );
  return row;
}

/** Records a document that continues a task, to be confirmed. */
export async function insertContinuation(
  { query }: Transaction,
  { task, document, documentNumber, validFrom, validTo }: ContinuationProposal,
  by: Proposer,
): Proposed {
  const [row] = await query<{ id: string }>(
    `insert into exchange.continuation_record (task_id, document, document_number, valid_from, valid_to, ${BY})
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [task, document, documentNumber, validFrom, validTo, by.subject, by.at, by.isDemonstration],
  );
  return row;
}

/** Proposes a release under the next number; the lock makes two at once take one after the other. */
export async function insertRelease(
  { query }: Transaction,
  release: NumberedRelease,
  by: Proposer,
): Promise<{ readonly id: string; readonly number: string } | undefined> {
  const { dataset, content, process, authority, channel, validFrom, validTo } = release;
  await query("select pg_advisory_xact_lock(hashtext('exchange.release'))");
  const [row] = await query<{ id: string; number: string }>(
    `insert into exchange.release (number, dataset_id, content, process, authority, channel, valid_from, valid_to, ${BY})
     select $1 || (1 + (select count(*) from exchange.release where left(number, length($1)) = $1)) || $2,
       $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
     on conflict (dataset_id) where confirmed_at is null and ended_at is null do nothing returning id, number`,
    [
      release.numberBegin,
      release.numberEnd,
      ...[dataset, content, process, authority, channel, validFrom, validTo],
      ...[by.subject, by.at, by.isDemonstration],
    ],
  );
  return row;
}
