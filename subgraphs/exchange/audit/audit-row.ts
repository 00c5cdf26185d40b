import { int, json, list, nullable, text } from '../../../shared/data/sql-type';
import type { RowOfColumns } from '../../../shared/data/statement';

/** An organisation, as the audit log names it. */
export interface AuditOrganisation {
  readonly kind: string;
  readonly id: string;
}

/** The caller. */
export interface AuditCallerRow {
  readonly subject: string;
  readonly kind: string;
  readonly organisation: AuditOrganisation | null;
  readonly posts: ReadonlyArray<string>;
  readonly purpose: string | null;
}

/** A dataset (or internal action) that was read, and why this was permitted. */
export interface AuditReadRow {
  readonly dataset: string;
  readonly owner: string;
  readonly because: string;
  readonly cites: string | null;
  readonly grant: { readonly id: string; readonly operationsPerDay: number | null } | null;
  readonly coordinates: ReadonlyArray<string>;
}

/** A dataset (or internal action) that was refused, and why. */
export interface AuditRefusalRow {
  readonly dataset: string;
  readonly owner: string;
  readonly because: string;
  /** The grant whose quota was used up; only if `because` is `QUOTA`. */
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

/** Hashes of the keys that an operation looked up. */
interface AuditKeyHashes {
  readonly alg: string;
  readonly values: ReadonlyArray<string>;
}

/** Refusals that one entry counts. */
interface AuditCounted {
  readonly count: number;
  readonly from: string;
  readonly isRest: boolean;
  /**
   * Keyed hash of the address; null for a viewer who does not see the whole audit log, and if the
   * refusals are counted by the caller's name.
   */
  readonly address: string | null;
}

/** An entry of the audit log, an intent with its outcome. */
export type AuditRow = RowOfColumns<typeof AUDIT_COLUMNS>;

/** The columns of an entry. */
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
  /**
   * Null for an event, and if the operation concerns data that the viewer may not see: others'
   * data, internal actions of the hub.
   */
  operation: nullable(json<AuditOperation>()),
  /** Null under the same conditions as `operation`. */
  keyHashes: nullable(json<AuditKeyHashes>()),
  /** The refusals that the entry counts, and since when; null for a single operation or event. */
  counted: nullable(json<AuditCounted>()),
  /** Null for a refusal, an event, and an intent that is in progress or was interrupted. */
  outcome: nullable(json<AuditOutcomeRow>()),
  /** Null unless it is an event. */
  event: nullable(text()),
  facts: nullable(json<Readonly<Record<string, string | number | boolean | null>>>()),
  /**
   * Cases that hide the entry from the owners; null for a viewer who does not see the whole audit
   * log.
   */
  embargoes: nullable(list(text())),
} as const;
