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

/** An entry of the audit log, an intent with its outcome. */
export interface AuditRow {
  readonly sequence: number;
  readonly hash: string;
  readonly kind: 'INTENT' | 'REFUSAL' | 'EVENT';
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly subject: string;
  readonly traceId: string | null;
  /** Null for an event. */
  readonly caller: AuditCallerRow | null;
  readonly reads: ReadonlyArray<AuditReadRow>;
  readonly refusals: ReadonlyArray<AuditRefusalRow>;
  /** Null for an event, and where the operation touched what the viewer does not see: others' data, acts of the hub. */
  readonly operation: {
    readonly hash: string;
    readonly name: string | null;
    readonly text: string | null;
  } | null;
  /** Null as `operation` is. */
  readonly keyHashes: { readonly alg: string; readonly values: ReadonlyArray<string> } | null;
  /** Refusals that it stands for, from when; null if it stands for itself. */
  readonly counted: {
    readonly count: number;
    readonly from: string;
    readonly isRest: boolean;
    /**
     * Keyed hash of the address; null to a caller who does not see the whole audit log, and for all
     * of a name.
     */
    readonly address: string | null;
  } | null;
  /** Null for a refusal, an event, and an intent that is in progress or was cut short. */
  readonly outcome: AuditOutcomeRow | null;
  /** Null unless it is an event. */
  readonly event: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>> | null;
  /** Cases that hide it from the owners; null for a caller who does not see the whole audit log. */
  readonly embargoes: ReadonlyArray<string> | null;
}

/** What was read of a dataset by an organisation on a day. */
export interface AuditUsageRow {
  readonly dataset: string;
  readonly owner: string;
  /** Null for the anonymous caller. */
  readonly organisation: AuditOrganisation | null;
  /** The day in Beijing. */
  readonly day: string;
  /** Operations. */
  readonly reads: number;
  /** Rows answered, as far as outcomes are on record. */
  readonly rows: number;
}
