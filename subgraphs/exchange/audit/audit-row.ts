import { int, json, list, nullable, text } from '../../../shared/data/sql-type';
import type { RowOfColumns } from '../../../shared/data/statement';

/** An organisation, as the audit log names it. */
export interface AuditOrganisation {
  readonly kind: string;
  readonly id: string;
}

/** Who asked. */
export interface AuditCallerRow {
  readonly subject: string;
  readonly kind: string;
  readonly organisation: AuditOrganisation | null;
  readonly posts: ReadonlyArray<string>;
  readonly purpose: string | null;
}

/** A dataset (or act) that was read, and why it might be. */
export interface AuditReadRow {
  readonly dataset: string;
  readonly owner: string;
  readonly because: string;
  readonly cites: string | null;
  readonly grant: { readonly id: string; readonly operationsPerDay: number | null } | null;
  readonly coordinates: ReadonlyArray<string>;
}

/** A dataset (or act) that was refused, and why. */
export interface AuditRefusalRow {
  readonly dataset: string;
  readonly owner: string;
  readonly because: string;
  /** The grant that was used up; only where `because` is `QUOTA`. */
  readonly grant?: string | null;
  readonly coordinates: ReadonlyArray<string>;
}

/** How an operation ended. */
export interface AuditOutcomeRow {
  readonly sequence: number;
  readonly at: string;
  readonly outcome: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly subgraphs: ReadonlyArray<string>;
}

/** The operation of an entry. */
interface AuditOperation {
  readonly hash: string;
  readonly name: string | null;
  readonly text: string | null;
}

/** Hashes of the keys that were asked for. */
interface AuditKeyHashes {
  readonly alg: string;
  readonly values: ReadonlyArray<string>;
}

/** Refusals that an entry stands for. */
interface AuditCounted {
  readonly count: number;
  readonly from: string;
  readonly isRest: boolean;
  /**
   * Keyed hash of the address; null to a caller who does not see the whole audit log, and for all
   * of a name.
   */
  readonly address: string | null;
}

/** An entry of the audit log, an intent with its outcome. */
export type AuditRow = RowOfColumns<typeof AUDIT_COLUMNS>;

/** What is read of an entry. */
export const AUDIT_COLUMNS = {
  sequence: int(),
  hash: text(),
  kind: text<'INTENT' | 'REFUSAL' | 'EVENT'>(),
  /** RFC 3339, UTC, milliseconds. */
  at: text(),
  subject: text(),
  traceId: nullable(text()),
  /** Null for an event. */
  caller: nullable(json<AuditCallerRow>()),
  reads: json<ReadonlyArray<AuditReadRow>>(),
  refusals: json<ReadonlyArray<AuditRefusalRow>>(),
  /** Null for an event, and where the operation touched what the viewer does not see: others' data, acts of the hub. */
  operation: nullable(json<AuditOperation>()),
  /** Null as `operation` is. */
  keyHashes: nullable(json<AuditKeyHashes>()),
  /** Refusals that it stands for, from when; null if it stands for itself. */
  counted: nullable(json<AuditCounted>()),
  /** Null for a refusal, an event, and an intent that is in progress or was cut short. */
  outcome: nullable(json<AuditOutcomeRow>()),
  /** Null unless it is an event. */
  event: nullable(text()),
  facts: nullable(json<Readonly<Record<string, string | number | boolean | null>>>()),
  /** Cases that hide it from the owners; null for a caller who does not see the whole audit log. */
  embargoes: nullable(list(text())),
} as const;
