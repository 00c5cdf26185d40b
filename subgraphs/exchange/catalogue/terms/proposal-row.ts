import { bool, date, instant, int, nullable, text, uuid } from '../../../../shared/data/sql-type';
import type { RowOfColumns } from '../../../../shared/data/statement';
import type { Openness, SharingClass } from '../../../../shared/sharing/dataset';
import { termStatements } from './term-statements';

const PROPOSAL_COLUMNS = {
  id: uuid(),
  proposedBy: text(),
  proposedAt: instant(),
  confirmedBy: nullable(text()),
  confirmedAt: nullable(instant()),
  endedBy: nullable(text()),
  endedAt: nullable(instant()),
  isDemonstration: bool(),
} as const;

const PROPOSAL_SQL = `t.id, t.proposed_by as "proposedBy", t.proposed_at as "proposedAt",
  t.confirmed_by as "confirmedBy", t.confirmed_at as "confirmedAt",
  t.ended_by as "endedBy", t.ended_at as "endedAt", t.is_demonstration as "isDemonstration"`;

/** Who proposed, confirmed and ended a term, and when. */
export type ProposalRow = RowOfColumns<typeof PROPOSAL_COLUMNS>;

/** A class that stewards proposed for a dataset. */
export type ClassTermRow = RowOfColumns<typeof CLASS_TERM.columns>;

/** Its columns, of table `t`. */
export const CLASS_TERM = {
  table: 'exchange.class_confirmation',
  selected: `${PROPOSAL_SQL}, t.dataset_id as "datasetId", t.sharing, t.openness, t.note`,
  columns: {
    ...PROPOSAL_COLUMNS,
    datasetId: text(),
    sharing: text<SharingClass>(),
    openness: text<Openness>(),
    note: text(),
  },
} as const;

/** A right that is based on a task, with the document that continues the task. */
export type RightTermRow = RowOfColumns<typeof RIGHT_COLUMNS>;

/** Its columns, of table `t`. */
export const RIGHT_TERM = {
  table: 'exchange.right_confirmation',
  selected: `${PROPOSAL_SQL}, t.task_id as "taskId", t.owner as "ownerId", t.topic as "topicId",
    t.continuation_id as "continuationId", t.review_by as "reviewDay"`,
  columns: {
    ...PROPOSAL_COLUMNS,
    taskId: int(),
    ownerId: text(),
    topicId: text(),
    continuationId: nullable(text()),
    /** First day on which it no longer holds unless it is reviewed. */
    reviewDay: date(),
  },
} as const;

/** Its columns together with those of its document. */
export const RIGHT_COLUMNS = {
  ...RIGHT_TERM.columns,
  /** Null within the task's own years. */
  document: nullable(text()),
  documentFrom: nullable(date()),
  documentTo: nullable(date()),
  /** Whether the document itself holds; null if there is none. */
  isDocumentConfirmed: nullable(bool()),
} as const;

/** A document that continues a task, as the platform's owner records it. */
export type ContinuationTermRow = RowOfColumns<typeof CONTINUATION_TERM.columns>;

/** Its columns, of table `t`. */
export const CONTINUATION_TERM = {
  table: 'exchange.continuation_record',
  selected: `${PROPOSAL_SQL}, t.task_id as "taskId", t.document, t.document_number as "documentNumber",
    t.valid_from as "validFrom", t.valid_to as "validTo"`,
  columns: {
    ...PROPOSAL_COLUMNS,
    taskId: int(),
    document: text(),
    documentNumber: text(),
    validFrom: date(),
    validTo: nullable(date()),
  },
} as const;

/** A release decision (task 18). */
export type ReleaseRow = RowOfColumns<typeof RELEASE_TERM.columns>;

/** Its columns, of table `t`. */
export const RELEASE_TERM = {
  table: 'exchange.release',
  selected: `${PROPOSAL_SQL}, t.number, t.dataset_id as "datasetId", t.content, t.process,
    t.authority, t.channel, t.valid_from as "validFrom", t.valid_to as "validTo", t.ended_reason as "endedReason"`,
  columns: {
    ...PROPOSAL_COLUMNS,
    number: text(),
    datasetId: text(),
    content: text(),
    process: text(),
    authority: text(),
    channel: text(),
    validFrom: date(),
    validTo: nullable(date()),
    /** Reason of the withdrawal; null while it is in force, or if no reason was required then. */
    endedReason: nullable(text()),
  },
} as const;

/** Classes of datasets. */
export const CLASS_STATEMENTS = termStatements({ ...CLASS_TERM });

/** Rights that are based on tasks. */
export const RIGHT_STATEMENTS = termStatements({ ...RIGHT_TERM });

/** Documents that continue tasks. */
export const CONTINUATION_STATEMENTS = termStatements({ ...CONTINUATION_TERM });

/** Releases. */
export const RELEASE_STATEMENTS = termStatements({ ...RELEASE_TERM });
