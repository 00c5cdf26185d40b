import { FORMER_NAMES } from '../../../shared/domain/former-names';
import type { AuditCallerRow, AuditRow } from './audit-row';

/** Returns the ids by which the audit log may name the owner that has this id today. */
export function recordedOwners(owner: string): ReadonlyArray<string> {
  return [owner, ...formerOf(FORMER_NAMES.departments, owner)];
}

/** Returns the ids by which the audit log may name the dataset that has this id today. */
export function auditedDatasets(dataset: string): ReadonlyArray<string> {
  return [dataset, ...formerOf(FORMER_NAMES.datasets, dataset)];
}

/** Returns the SQL expression for the present id of a dataset, from the recorded id. */
export function todaysDataset(sql: string): string {
  return `coalesce('${JSON.stringify(FORMER_NAMES.datasets)}'::jsonb ->> (${sql}), ${sql})`;
}

/**
 * Returns the SQL expression for the present id of the department that owns a dataset, from the
 * recorded id.
 */
export function todaysOwner(sql: string): string {
  return `coalesce('${JSON.stringify(FORMER_NAMES.departments)}'::jsonb ->> (${sql}), ${sql})`;
}

/**
 * Returns an entry with present ids and words, for every version of its body. An entry about the
 * former department `directory` names both of its successors.
 */
export function withTodaysNames(row: AuditRow): AuditRow {
  const { caller, outcome } = row;
  return {
    ...row,
    caller: caller && callerOf(caller),
    reads: row.reads.map(named),
    refusals: row.refusals.map(named),
    outcome: outcome && {
      ...outcome,
      rows: Object.fromEntries(
        Object.entries(outcome.rows).map(([dataset, rows]) => [datasetOf(dataset), rows]),
      ),
      subgraphs: [...new Set(outcome.subgraphs.flatMap(successorsOf))].sort(),
    },
  };
}

function named<
  Part extends { readonly dataset: string; readonly owner: string; readonly because: string },
>(part: Part): Part {
  const { dataset, owner, because } = part;
  return {
    ...part,
    dataset: datasetOf(dataset),
    owner: departmentOf(owner),
    because: wordOf(because) === 'ROLE' ? 'POST' : because,
  };
}

/** Converts the caller: the version of the body determines the names of its members and kinds. */
function callerOf(recorded: object): AuditCallerRow {
  const members = Object.entries(recorded).map(([name, value]: [string, unknown]) => [
    wordOf(name),
    value,
  ]);
  const { kind, roles, ...caller } = Object.fromEntries(members) as AuditedCaller;
  return { ...caller, kind: wordOf(kind) === 'ANONYMOUS' ? 'NOBODY' : kind, posts: roles };
}

/** The form in version 2 of the bodies. */
type AuditedCaller = Omit<AuditCallerRow, 'posts'> & { readonly roles: ReadonlyArray<string> };

const wordOf = (word: string) => FORMER_NAMES.recordWords[word] ?? word;
const datasetOf = (id: string) => FORMER_NAMES.datasets[id] ?? id;
const departmentOf = (id: string) => FORMER_NAMES.departments[id] ?? id;
const successorsOf = (id: string) => FORMER_NAMES.successors[id] ?? [id];

function formerOf(names: Readonly<Record<string, string>>, id: string): ReadonlyArray<string> {
  return Object.entries(names).flatMap(([before, today]) => (today === id ? [before] : []));
}
