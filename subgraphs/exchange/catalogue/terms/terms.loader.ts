import { statement } from '../../../../shared/data/statement';
import { bool, json, list, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { groupBy, keyedBy } from '../../../../shared/data/keyed';
import { continuationsParameter, continuationsTable } from './cited-continuations';
import {
  CLASS_TERM,
  CONTINUATION_TERM,
  RELEASE_TERM,
  RIGHT_COLUMNS,
  RIGHT_TERM,
  type ClassTermRow,
  type ContinuationTermRow,
  type ReleaseRow,
  type RightTermRow,
} from './proposal-row';

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
    groupBy(await reader.query(CLASSES_OF, [isDemonstration, ids]), ({ datasetId }) => datasetId),
  );
  const releases = keyedBy<boolean, string, ReleaseRow[]>(async (isDemonstration, ids) =>
    groupBy(await reader.query(RELEASES_OF, [isDemonstration, ids]), ({ datasetId }) => datasetId),
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

const COUNTED = '($1 or not t.is_demonstration)';
/**
 * Pending entries come first; of entries of the same instant those in force come before ended ones.
 */
const NEWEST_FIRST =
  'order by t.confirmed_at desc nulls first, t.ended_at desc nulls first, t.proposed_at desc, t.id';

function selectSql({
  table,
  selected,
}: {
  readonly table: string;
  readonly selected: string;
}): string {
  return `select ${selected} from ${table} t where ${COUNTED}`;
}

/** Classes of datasets; those of the demonstration if $1. */
export const CLASSES_OF = statement({
  text: `${selectSql(CLASS_TERM)} and t.dataset_id = any($2) ${NEWEST_FIRST}`,
  columns: CLASS_TERM.columns,
  parameters: [bool(), list(text())],
});

/** Classes that wait for their second person. */
export const WAITING_CLASSES = statement({
  text: `${selectSql(CLASS_TERM)} and t.confirmed_at is null and t.ended_at is null ${NEWEST_FIRST}`,
  columns: CLASS_TERM.columns,
  parameters: [bool()],
});

/** All releases. */
export const RELEASES = statement({
  text: `${selectSql(RELEASE_TERM)} ${NEWEST_FIRST}`,
  columns: RELEASE_TERM.columns,
  parameters: [bool()],
});

/** Releases of datasets. */
export const RELEASES_OF = statement({
  text: `${selectSql(RELEASE_TERM)} and t.dataset_id = any($2) ${NEWEST_FIRST}`,
  columns: RELEASE_TERM.columns,
  parameters: [bool(), list(text())],
});

/** All rights, with the documents that continue their tasks: $2 has those of the mandate. */
export const RIGHTS = statement({
  text: `select ${RIGHT_TERM.selected},
  coalesce(c.document, n.document || '（' || n.document_number || '）') as document,
  coalesce(c.valid_from, n.valid_from) as "documentFrom", coalesce(c.valid_to, n.valid_to) as "documentTo",
  case when t.continuation_id is not null
    then c.id is not null or (n.confirmed_at is not null and n.ended_at is null) end as "isDocumentConfirmed"
from exchange.right_confirmation t
left join ${continuationsTable('$2')} on c.id = t.continuation_id and c.task_id = t.task_id and ($1 or not c.is_demonstration)
left join exchange.continuation_record n on n.id::text = t.continuation_id and n.task_id = t.task_id and ($1 or not n.is_demonstration)
where ${COUNTED} ${NEWEST_FIRST}`,
  columns: RIGHT_COLUMNS,
  parameters: [bool(), json()],
});

/** All documents that were recorded to continue tasks. */
export const CONTINUATIONS = statement({
  text: `${selectSql(CONTINUATION_TERM)} ${NEWEST_FIRST}`,
  columns: CONTINUATION_TERM.columns,
  parameters: [bool()],
});
