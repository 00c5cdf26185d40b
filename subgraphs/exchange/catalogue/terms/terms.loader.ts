import { statement } from '../../../../shared/data/statement';
import { bool, list, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { groupBy, keyedBy } from '../../../../shared/data/keyed';
import { continuationsParameter } from './continuations/cited-continuations';
import {
  CLASS_TERM,
  RELEASE_TERM,
  type ClassTermRow,
  type ContinuationTermRow,
  type ReleaseRow,
  type RightTermRow,
} from './proposal-row';
import { WAITING_CLASSES, RELEASES, RIGHTS, CONTINUATIONS } from './terms.queries';
import { selectSql, NEWEST_FIRST } from './terms-sql';

/**
 * Proposed, confirmed and ended terms, newest first. Each method says by `isDemonstration` whether
 * documents of the demonstration are included.
 */
export interface TermLoaders extends TermReaders {
  /** Clears what was read before a change. */
  clear(): void;
}

interface TermReaders {
  /** Of one dataset; one statement for all that are requested together. */
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

/** Classes of datasets; those of the demonstration if $1. */
export const CLASSES_OF = statement({
  text: `${selectSql(CLASS_TERM)} and t.dataset_id = any($2) ${NEWEST_FIRST}`,
  columns: CLASS_TERM.columns,
  parameters: [bool(), list(text())],
});

/** Releases of datasets. */
export const RELEASES_OF = statement({
  text: `${selectSql(RELEASE_TERM)} and t.dataset_id = any($2) ${NEWEST_FIRST}`,
  columns: RELEASE_TERM.columns,
  parameters: [bool(), list(text())],
});
