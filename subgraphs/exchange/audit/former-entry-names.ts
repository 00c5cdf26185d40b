import { FORMER_NAMES } from '../../../shared/domain/former-names';
import type { AuditCallerRow, AuditRow } from './audit-row';

/** Ids under which the record may name what has this id today. */
export function recordedOwners(owner: string): ReadonlyArray<string> {
  return [owner, ...formerOf(FORMER_NAMES.departments, owner)];
}

/** Ids under which the record may name the dataset that has this id today. */
export function auditedDatasets(dataset: string): ReadonlyArray<string> {
  return [dataset, ...formerOf(FORMER_NAMES.datasets, dataset)];
}

/** SQL of a dataset's id of today, from the recorded one. */
export function todaysDataset(sql: string): string {
  return `coalesce('${JSON.stringify(FORMER_NAMES.datasets)}'::jsonb ->> (${sql}), ${sql})`;
}

/** SQL of the id of today of a department that owns a dataset, from the recorded one. */
export function todaysOwner(sql: string): string {
  return `coalesce('${JSON.stringify(FORMER_NAMES.departments)}'::jsonb ->> (${sql}), ${sql})`;
}

/**
 * An entry with today's ids and words, whatever version its body has. Where the directory was asked, both
 * departments that follow it are named.
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

/** Who asked: the record names members and kinds by words of its version. */
function callerOf(recorded: object): AuditCallerRow {
  const members = Object.entries(recorded).map(([name, value]: [string, unknown]) => [
    wordOf(name),
    value,
  ]);
  const { kind, roles, ...caller } = Object.fromEntries(members) as AuditedCaller;
  return { ...caller, kind: wordOf(kind) === 'ANONYMOUS' ? 'NOBODY' : kind, posts: roles };
}

/** As version 2 of the bodies has it. */
type AuditedCaller = Omit<AuditCallerRow, 'posts'> & { readonly roles: ReadonlyArray<string> };

const wordOf = (word: string) => FORMER_NAMES.recordWords[word] ?? word;
const datasetOf = (id: string) => FORMER_NAMES.datasets[id] ?? id;
const departmentOf = (id: string) => FORMER_NAMES.departments[id] ?? id;
const successorsOf = (id: string) => FORMER_NAMES.successors[id] ?? [id];

function formerOf(names: Readonly<Record<string, string>>, id: string): ReadonlyArray<string> {
  return Object.entries(names).flatMap(([before, today]) => (today === id ? [before] : []));
}
