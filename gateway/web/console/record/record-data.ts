/** An entry of the record. */
export interface Entry {
  readonly sequence: string;
  readonly hash: string;
  readonly kind: string;
  readonly at: string;
  readonly subject: string;
  readonly caller: {
    readonly organisation: { readonly kind: string; readonly id: string } | null;
    readonly posts: ReadonlyArray<string>;
    readonly purpose: string | null;
  } | null;
  /** Refusals that it stands for; null where it stands for itself. */
  readonly counted: {
    readonly count: number;
    readonly from: string;
    readonly isRest: boolean;
    readonly address: string | null;
  } | null;
  readonly operation: { readonly name: string | null; readonly text: string | null } | null;
  readonly outcome: {
    readonly outcome: string;
    readonly rows: ReadonlyArray<{ readonly datasetId: string; readonly rows: number }>;
  } | null;
  readonly event: string | null;
  readonly reads: ReadonlyArray<{
    readonly datasetId: string;
    readonly because: string;
    readonly cites: string | null;
    readonly coordinates: ReadonlyArray<string>;
  }>;
  readonly refusals: ReadonlyArray<{
    readonly datasetId: string;
    readonly because: string;
    readonly coordinates: ReadonlyArray<string>;
  }>;
}

/** A page of the record. */
export interface Entries {
  readonly record: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: ReadonlyArray<Entry>;
  } | null;
}

export const ENTRIES = `query Record($view: RecordView!, $filter: RecordFilter, $after: String) {
  record(view: $view, filter: $filter, first: 50, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      sequence hash kind at subject event
      caller { organisation { kind id } posts purpose }
      counted { count from isRest address }
      operation { name text }
      outcome { outcome rows { datasetId rows } }
      reads { datasetId because cites coordinates }
      refusals { datasetId because coordinates }
    }
  }
}`;

/** How many entries investigations hide from the own department. */
export interface Hidden {
  readonly recordUnderSeal: { readonly entries: number; readonly until: string | null } | null;
}

export const HIDDEN = `query Hidden { recordUnderSeal { entries until } }`;

/** Reads of a dataset by an organisation on a day. */
export interface Usage {
  readonly recordUsage: ReadonlyArray<{
    readonly datasetId: string;
    readonly organisation: { readonly id: string } | null;
    readonly day: string;
    readonly reads: number;
    readonly rows: number;
  }> | null;
}

export const USAGE = `query Usage($view: RecordView!, $from: Date!, $to: Date!) {
  recordUsage(view: $view, from: $from, to: $to) { datasetId organisation { id } day reads rows }
}`;

/** A seal of the record. */
export interface Seal {
  readonly firstSequence: string;
  readonly lastSequence: string;
  readonly lastHash: string;
  readonly previousSeal: string;
  readonly sealedAt: string;
  readonly hashAlg: string;
  readonly sigAlg: string;
  readonly keyId: string;
  readonly signature: string;
  readonly hash: string;
  readonly anchor: string;
}

const SEAL = `firstSequence lastSequence lastHash previousSeal sealedAt hashAlg sigAlg keyId signature hash anchor`;

export const HEAD = `query Head { recordHead { sequence hash archivedUpTo unsealedEntries newestSeal { ${SEAL} } } }`;

/** Where the record ends. */
export interface Head {
  readonly recordHead: {
    readonly sequence: string;
    readonly hash: string;
    /** Last entry that was archived; null: none. */
    readonly archivedUpTo: string | null;
    readonly unsealedEntries: number;
    readonly newestSeal: Seal | null;
  } | null;
}

export const SEALS = `query Seals($after: String) {
  recordHead { archivedUpTo }
  recordSeals(first: 500, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${SEAL} } }
}`;

/** A page of seals. */
export interface Seals {
  readonly recordHead: { readonly archivedUpTo: string | null } | null;
  readonly recordSeals: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: ReadonlyArray<Seal>;
  } | null;
}
