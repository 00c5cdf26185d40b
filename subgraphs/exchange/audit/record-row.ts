/** An organisation, as the record names it. */
export interface RecordOrganisation {
  readonly kind: string;
  readonly id: string;
}

/** Who asked. */
export interface RecordCallerRow {
  readonly subject: string;
  readonly kind: string;
  readonly organisation: RecordOrganisation | null;
  readonly posts: ReadonlyArray<string>;
  readonly purpose: string | null;
}

/** A dataset (or act) that was read, and why it might be. */
export interface RecordReadRow {
  readonly dataset: string;
  readonly owner: string;
  readonly because: string;
  readonly cites: string | null;
  readonly grant: { readonly id: string; readonly operationsPerDay: number | null } | null;
  readonly coordinates: ReadonlyArray<string>;
}

/** A dataset (or act) that was refused, and why. */
export interface RecordRefusalRow {
  readonly dataset: string;
  readonly owner: string;
  readonly because: string;
  /** The grant that was used up; only where `because` is `QUOTA`. */
  readonly grant?: string | null;
  readonly coordinates: ReadonlyArray<string>;
}

/** How an operation ended. */
export interface RecordOutcomeRow {
  readonly sequence: number;
  readonly at: string;
  readonly outcome: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly subgraphs: ReadonlyArray<string>;
}

/** An entry of the record, an intent with its outcome. */
export interface RecordRow {
  readonly sequence: number;
  readonly hash: string;
  readonly kind: 'INTENT' | 'REFUSAL' | 'EVENT';
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly subject: string;
  readonly traceId: string | null;
  /** Null for an event. */
  readonly caller: RecordCallerRow | null;
  readonly reads: ReadonlyArray<RecordReadRow>;
  readonly refusals: ReadonlyArray<RecordRefusalRow>;
  /** Null for an event, and where the operation touched what the viewer does not see: others' data, acts of the hub. */
  readonly operation: {
    readonly hash: string;
    readonly name: string | null;
    readonly text: string | null;
  } | null;
  /** Null as `operation` is. */
  readonly keyHashes: { readonly alg: string; readonly values: ReadonlyArray<string> } | null;
  /** Refusals that it stands for, from when; null where it stands for itself. */
  readonly counted: {
    readonly count: number;
    readonly from: string;
    readonly isRest: boolean;
    /** Keyed hash of the address; null to whoever does not see the whole record, and for all of a name. */
    readonly address: string | null;
  } | null;
  /** Null for a refusal, an event, and an intent that is under way or was cut short. */
  readonly outcome: RecordOutcomeRow | null;
  /** Null unless it is an event. */
  readonly event: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>> | null;
  /** Cases that hide it from the owners; null for whoever does not see the whole record. */
  readonly embargoes: ReadonlyArray<string> | null;
}

/** What was read of a dataset by an organisation on a day. */
export interface RecordUsageRow {
  readonly dataset: string;
  readonly owner: string;
  /** Null for nobody in particular. */
  readonly organisation: RecordOrganisation | null;
  /** The day in Beijing. */
  readonly day: string;
  /** Operations. */
  readonly reads: number;
  /** Rows answered, as far as outcomes are on record. */
  readonly rows: number;
}
