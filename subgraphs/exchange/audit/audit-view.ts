import type { AuditReadRow, AuditRefusalRow, AuditRow } from './audit-row';
import type { AuditUsageRow } from './audit-usage.queries';
import type { AuditEntry, AuditUsage } from './audit.type';
import type { AuditedRead, AuditedRefusal } from './audited.type';

/** A read, as the graph shows it, with the department that owns the data. */
export interface ReadView extends AuditedRead {
  readonly ownerId: string;
}

/** A refusal, as the graph shows it. */
export interface RefusalView extends AuditedRefusal {
  readonly ownerId: string;
}

/** An entry, as the graph shows it. */
export interface EntryView extends AuditEntry {
  readonly reads: ReadonlyArray<ReadView>;
  readonly refusals: ReadonlyArray<RefusalView>;
}

/** An entry of the audit log, as the graph shows it. */
export function entryView(row: AuditRow): EntryView {
  const { sequence, caller, keyHashes, outcome, facts, embargoes } = row;
  return {
    ...row,
    sequence: String(sequence),
    caller: caller && { ...caller, posts: [...caller.posts] },
    reads: row.reads.map(readView),
    refusals: row.refusals.map(refusalView),
    keyHashes: keyHashes && [...keyHashes.values],
    outcome: outcome && {
      ...outcome,
      sequence: String(outcome.sequence),
      rows: Object.entries(outcome.rows).map(([datasetId, rows]) => ({ datasetId, rows })),
      subgraphs: [...outcome.subgraphs],
    },
    facts: facts && factsView(facts),
    underSealFor: embargoes && [...embargoes],
  };
}

/** The facts of an event, as the graph shows them. */
export function factsView(facts: NonNullable<AuditRow['facts']>): AuditEntry['facts'] & object {
  return Object.entries(facts).map(([name, value]) => ({
    name,
    value: value === null ? null : String(value),
  }));
}

/** Usage, as the graph shows it. */
export function usageView({
  dataset,
  owner,
  ...row
}: AuditUsageRow): AuditUsage & { readonly ownerId: string } {
  return { ...row, datasetId: dataset, ownerId: owner };
}

function readView({ dataset, owner, grant, coordinates, ...read }: AuditReadRow): ReadView {
  return {
    ...read,
    datasetId: dataset,
    ownerId: owner,
    grantId: grant?.id ?? null,
    operationsPerDay: grant?.operationsPerDay ?? null,
    coordinates: [...coordinates],
  };
}

function refusalView({
  dataset,
  owner,
  grant,
  coordinates,
  ...refusal
}: AuditRefusalRow): RefusalView {
  return {
    ...refusal,
    datasetId: dataset,
    ownerId: owner,
    grantId: grant ?? null,
    coordinates: [...coordinates],
  };
}
