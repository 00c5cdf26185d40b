import type { Reader } from '../../../../shared/data/database';
import { groupBy, keyedBy } from '../../../../shared/data/keyed';
import { continuationsParameter, continuationsTable } from './cited-continuations';
import type { ClassTermRow, ContinuationTermRow, ReleaseRow, RightTermRow } from './proposal-row';

/**
 * What was proposed, confirmed and ended, newest first. Whether documents made up for the demonstration
 * are among them is said with each question (`isDemonstration`).
 */
export interface TermLoaders extends TermReaders {
  /** Reads again what was read before a change. */
  clear(): void;
}

interface TermReaders {
  /** Of one dataset; one statement for all that are asked together. */
  classesOf(isDemonstration: boolean, dataset: string): Promise<ReadonlyArray<ClassTermRow>>;
  releasesOf(isDemonstration: boolean, dataset: string): Promise<ReadonlyArray<ReleaseRow>>;
  waitingClasses(isDemonstration: boolean): Promise<ReadonlyArray<ClassTermRow>>;
  releases(isDemonstration: boolean): Promise<ReadonlyArray<ReleaseRow>>;
  rights(isDemonstration: boolean): Promise<ReadonlyArray<RightTermRow>>;
  continuations(isDemonstration: boolean): Promise<ReadonlyArray<ContinuationTermRow>>;
}

/** Creates the loaders of one request. */
export function termLoaders(reader: Reader): TermLoaders {
  let current = termReaders(reader);
  return {
    classesOf: (...asked) => current.classesOf(...asked),
    releasesOf: (...asked) => current.releasesOf(...asked),
    waitingClasses: (...asked) => current.waitingClasses(...asked),
    releases: (...asked) => current.releases(...asked),
    rights: (...asked) => current.rights(...asked),
    continuations: (...asked) => current.continuations(...asked),
    clear: () => {
      current = termReaders(reader);
    },
  };
}

function termReaders(reader: Reader): TermReaders {
  const classes = keyedBy<boolean, string, ClassTermRow[]>(async (isDemonstration, ids) =>
    groupBy(
      await reader.query<ClassTermRow>(CLASSES_OF, [isDemonstration, ids]),
      ({ datasetId }) => datasetId,
    ),
  );
  const releases = keyedBy<boolean, string, ReleaseRow[]>(async (isDemonstration, ids) =>
    groupBy(
      await reader.query<ReleaseRow>(RELEASES_OF, [isDemonstration, ids]),
      ({ datasetId }) => datasetId,
    ),
  );
  return {
    classesOf: async (isDemonstration, id) => (await classes(isDemonstration, id)) ?? [],
    releasesOf: async (isDemonstration, id) => (await releases(isDemonstration, id)) ?? [],
    waitingClasses: (isDemonstration) => reader.query(WAITING_CLASSES, [isDemonstration]),
    releases: (isDemonstration) => reader.query(RELEASES, [isDemonstration]),
    rights: (isDemonstration) => reader.query(RIGHTS, [isDemonstration, continuationsParameter()]),
    continuations: (isDemonstration) => reader.query(CONTINUATIONS, [isDemonstration]),
  };
}

const proposalColumns = (table: string): string =>
  `${table}.id, ${table}.proposed_by as "proposedBy", ${table}.proposed_at as "proposedAt",
  ${table}.confirmed_by as "confirmedBy", ${table}.confirmed_at as "confirmedAt",
  ${table}.ended_by as "endedBy", ${table}.ended_at as "endedAt", ${table}.is_demonstration as "isDemonstration"`;

const COUNTED = '($1 or not t.is_demonstration)';
/**
 * Pending entries come first; of entries of the same instant those in force come before ended ones.
 */
const NEWEST_FIRST =
  'order by t.confirmed_at desc nulls first, t.ended_at desc nulls first, t.proposed_at desc, t.id';

const CLASSES = `select ${proposalColumns('t')}, t.dataset_id as "datasetId", t.sharing, t.openness, t.note
from exchange.class_confirmation t where ${COUNTED}`;
const CLASSES_OF = `${CLASSES} and t.dataset_id = any($2) ${NEWEST_FIRST}`;
const WAITING_CLASSES = `${CLASSES} and t.confirmed_at is null and t.ended_at is null ${NEWEST_FIRST}`;

const RELEASES_COUNTED = `select ${proposalColumns('t')}, t.number, t.dataset_id as "datasetId", t.content, t.process,
  t.authority, t.channel, t.valid_from as "validFrom", t.valid_to as "validTo", t.ended_reason as "endedReason"
from exchange.release t where ${COUNTED}`;
const RELEASES = `${RELEASES_COUNTED} ${NEWEST_FIRST}`;
const RELEASES_OF = `${RELEASES_COUNTED} and t.dataset_id = any($2) ${NEWEST_FIRST}`;

const RIGHTS = `select ${proposalColumns('t')}, t.task_id as "taskId", t.owner as "ownerId", t.topic as "topicId",
  t.continuation_id as "continuationId", t.review_by as "reviewDay",
  coalesce(c.document, n.document || '（' || n.document_number || '）') as document,
  coalesce(c.valid_from, n.valid_from) as "documentFrom", coalesce(c.valid_to, n.valid_to) as "documentTo",
  case when t.continuation_id is not null
    then c.id is not null or (n.confirmed_at is not null and n.ended_at is null) end as "isDocumentConfirmed"
from exchange.right_confirmation t
left join ${continuationsTable('$2')} on c.id = t.continuation_id and c.task_id = t.task_id and ($1 or not c.is_demonstration)
left join exchange.continuation_record n on n.id::text = t.continuation_id and n.task_id = t.task_id and ($1 or not n.is_demonstration)
where ${COUNTED} ${NEWEST_FIRST}`;

const CONTINUATIONS = `select ${proposalColumns('t')}, t.task_id as "taskId", t.document, t.document_number as "documentNumber",
  t.valid_from as "validFrom", t.valid_to as "validTo"
from exchange.continuation_record t where ${COUNTED} ${NEWEST_FIRST}`;
