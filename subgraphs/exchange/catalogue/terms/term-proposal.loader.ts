import { statement } from '../../../../shared/data/statement';
import { bool, date, instant, int, nullable, text, uuid } from '../../../../shared/data/sql-type';
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

/** Proposes a class. */
export async function insertClass(
  transaction: Transaction,
  { dataset, sharing, openness, note }: ClassProposal,
  by: Proposer,
): Proposed {
  const values = [dataset, sharing, openness, note, ...valuesOf(by)] as const;
  const [row] = await transaction.query(INSERT_CLASS, values);
  return row;
}

/** Proposes a right. */
export async function insertRight(
  transaction: Transaction,
  { task, owner, topic, continuation, day }: RightProposal,
  by: Proposer,
): Proposed {
  const values = [task, owner, topic, continuation, day, ...valuesOf(by)] as const;
  const [row] = await transaction.query(INSERT_RIGHT, values);
  return row;
}

/** Records a document that continues a task, to be confirmed. */
export async function insertContinuation(
  transaction: Transaction,
  { task, document, documentNumber, validFrom, validTo }: ContinuationProposal,
  by: Proposer,
): Proposed {
  const values = [task, document, documentNumber, validFrom, validTo, ...valuesOf(by)] as const;
  const [row] = await transaction.query(INSERT_CONTINUATION, values);
  return row;
}

/** Proposes a release under the next number; the lock makes two at once take one after the other. */
export async function insertRelease(
  transaction: Transaction,
  release: NumberedRelease,
  by: Proposer,
): Promise<{ readonly id: string; readonly number: string } | undefined> {
  const { dataset, content, process, authority, channel, validFrom, validTo } = release;
  await transaction.query(ONE_RELEASE);
  const [row] = await transaction.query(INSERT_RELEASE, [
    release.numberBegin,
    release.numberEnd,
    ...([dataset, content, process, authority, channel, validFrom, validTo] as const),
    ...valuesOf(by),
  ]);
  return row;
}

/** The last parameters of each. */
const BY = [text(), instant(), bool()] as const;

function valuesOf({ subject, at, isDemonstration }: Proposer) {
  return [subject, at, isDemonstration] as const;
}

const BY_SQL = 'proposed_by, proposed_at, is_demonstration';
const WAITING = 'where confirmed_at is null and ended_at is null do nothing returning id';

/** No row where another class of the dataset waits. */
export const INSERT_CLASS = statement({
  text: `insert into exchange.class_confirmation (dataset_id, sharing, openness, note, ${BY_SQL})
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (dataset_id) ${WAITING}`,
  columns: { id: uuid() },
  parameters: [text(), text(), text(), text(), ...BY],
});

/** No row where another right to the topic by the task waits; reviewed within a year of $5. */
export const INSERT_RIGHT = statement({
  text: `insert into exchange.right_confirmation (task_id, owner, topic, continuation_id, review_by, ${BY_SQL})
    values ($1, $2, $3, $4, ($5::date + interval '1 year')::date, $6, $7, $8)
    on conflict (task_id, owner, topic) ${WAITING}`,
  columns: { id: uuid() },
  parameters: [int(), text(), text(), nullable(text()), date(), ...BY],
});

/** Adds a document. */
export const INSERT_CONTINUATION = statement({
  text: `insert into exchange.continuation_record (task_id, document, document_number, valid_from, valid_to, ${BY_SQL})
    values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
  columns: { id: uuid() },
  parameters: [int(), text(), text(), date(), nullable(date()), ...BY],
});

/** One at a time: two at once would have one number. */
export const ONE_RELEASE = statement({
  text: "select from pg_advisory_xact_lock(hashtext('exchange.release'))",
});

/** No row where another release of the dataset waits; its number is the next between $1 and $2. */
export const INSERT_RELEASE = statement({
  text: `insert into exchange.release (number, dataset_id, content, process, authority, channel, valid_from, valid_to, ${BY_SQL})
    select $1 || (1 + (select count(*) from exchange.release where left(number, length($1)) = $1)) || $2,
      $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
    on conflict (dataset_id) ${WAITING}, number`,
  columns: { id: uuid(), number: text() },
  parameters: [
    text(),
    text(),
    text(),
    text(),
    text(),
    text(),
    text(),
    date(),
    nullable(date()),
    ...BY,
  ],
});
