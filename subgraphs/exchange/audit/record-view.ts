import type { RecordReadRow, RecordRefusalRow, RecordRow, RecordUsageRow } from './record-row';
import type { RecordEntry, RecordUsage } from './record.type';
import type { RecordedRead, RecordedRefusal } from './recorded.type';

/** A read, as the graph shows it, with the department that owns what was read. */
export interface ReadView extends RecordedRead {
  readonly ownerId: string;
}

/** A refusal, as the graph shows it. */
export interface RefusalView extends RecordedRefusal {
  readonly ownerId: string;
}

/** An entry, as the graph shows it. */
export interface EntryView extends RecordEntry {
  readonly reads: ReadonlyArray<ReadView>;
  readonly refusals: ReadonlyArray<RefusalView>;
}

/** An entry of the record, as the graph shows it. */
export function entryView(row: RecordRow): EntryView {
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

/** What an event tells, as the graph shows it. */
export function factsView(facts: NonNullable<RecordRow['facts']>): RecordEntry['facts'] & object {
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
}: RecordUsageRow): RecordUsage & { readonly ownerId: string } {
  return { ...row, datasetId: dataset, ownerId: owner };
}

function readView({ dataset, owner, grant, coordinates, ...read }: RecordReadRow): ReadView {
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
}: RecordRefusalRow): RefusalView {
  return {
    ...refusal,
    datasetId: dataset,
    ownerId: owner,
    grantId: grant ?? null,
    coordinates: [...coordinates],
  };
}
