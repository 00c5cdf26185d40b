import type { OrganisationKind, Role } from '../../shared/identity/roles';
import type { AllowingReason, RefusingReason } from '../../shared/sharing/reasons';

/** The caller, as stored in the audit log. */
export interface AuditedCaller {
  readonly subject: string;
  readonly kind: 'PERSON' | 'MACHINE' | 'NOBODY';
  readonly organisation: { readonly kind: OrganisationKind; readonly id: string } | null;
  readonly posts: ReadonlyArray<Role>;
  readonly purpose: string | null;
}

/** One dataset (or act of the hub, `act/<ACTION>`) that an operation may read, and why. */
export interface AuditedRead {
  readonly dataset: string;
  /** Department that owns it. */
  readonly owner: string;
  readonly because: AllowingReason | 'POST';
  /** The basis: clause, task with its document, number of the grant; null for the owner. */
  readonly cites: string | null;
  /** The grant from whose daily quota an operation is drawn; null if there is none. */
  readonly grant: { readonly id: string; readonly operationsPerDay: number | null } | null;
  /** The requested coordinates (`Type.field`), sorted. */
  readonly coordinates: ReadonlyArray<string>;
}

/** One dataset (or act) that an operation was refused, and why. */
export interface AuditedRefusal {
  readonly dataset: string;
  readonly owner: string;
  /** `QUOTA`: the daily quota of the grant was used up; the ledger itself finds and writes it. */
  readonly because: RefusingReason | 'POST' | 'QUOTA';
  /** The grant whose quota was used up. */
  readonly grant?: string;
  readonly coordinates: ReadonlyArray<string>;
}

/** What is recorded of an operation before anything of it leaves. */
export interface Intent {
  readonly at: Date;
  /** Id of the request in logs. */
  readonly traceId: string;
  readonly caller: AuditedCaller;
  readonly operation: NormalisedOperation;
  readonly reads: ReadonlyArray<AuditedRead>;
  readonly refusals: ReadonlyArray<AuditedRefusal>;
  /**
   * What it reads and is refused if the quotas of these grants are used up: other grants may give
   * the same access. If absent, reads that depend on these grants are refused.
   */
  readonly without?: (exhausted: ReadonlySet<string>) => Pick<Intent, 'reads' | 'refusals'>;
  /** Keyed hashes of the keys looked up, sorted; never the keys themselves. */
  readonly keyHashes: ReadonlyArray<string>;
}

/** An operation without its literals; its text is stored once. */
export interface NormalisedOperation {
  readonly name: string | null;
  /** SHA-256 of the text, base64url. */
  readonly hash: string;
  readonly text: string;
}

/** What is recorded once the answer exists, before its last byte is sent. */
export interface Outcome {
  readonly at: Date;
  readonly outcome: 'ANSWERED' | 'FAILED';
  /** Rows in the answer, by dataset. */
  readonly rows: Readonly<Record<string, number>>;
  /** Departments from which data were fetched, sorted. */
  readonly subgraphs: ReadonlyArray<string>;
}

/** The refusals of one caller in one minute, written as one entry. */
export interface CountedRefusals {
  /** When the minute ended. */
  readonly at: Date;
  /** When it began. */
  readonly from: Date;
  readonly caller: AuditedCaller;
  /**
   * Keyed hash of the address, or of its /64; null if refusals are counted by name, and for all
   * beyond the limit.
   */
  readonly address: string | null;
  /** Whether it is the one entry for everything beyond the limit of entries in a minute. */
  readonly isRest: boolean;
  /** How many operations were refused. */
  readonly count: number;
  /** What they were refused; without coordinates for the rest. */
  readonly refusals: ReadonlyArray<AuditedRefusal>;
  /** One of them, cut to a limited length; null if space is short, and for the rest. */
  readonly sample: NormalisedOperation | null;
}

/**
 * An event that is not an operation: refused sign-ins, confirmed accounts, changed keys, seals,
 * restarts.
 */
export interface HubEvent {
  readonly at: Date;
  /** In capitals: `SIGN_IN_REFUSED`. `SEALED` is the ledger's own. */
  readonly event: string;
  readonly subject: string;
  readonly traceId: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** An intent that is in the audit log. */
export interface BegunEntry {
  /** Its place in the chain. */
  readonly sequence: number;
  /** Ids of grants whose daily quota is used up: what depends on them must not be read. */
  readonly exhausted: ReadonlyArray<string>;
  /**
   * Resolves when the outcome is in the audit log, or at once if nothing was read (a refusal has no
   * outcome); rejects with AUDIT_UNAVAILABLE. Throws TypeError the second time.
   */
  end(outcome: Outcome): Promise<void>;
}

/**
 * The hub's audit log (共享记录): append-only, chained, sealed. If it cannot be written, no conditional
 * data is read.
 */
export interface Ledger {
  /** Resolves when the intent is in the audit log, durably; rejects with AUDIT_UNAVAILABLE. */
  begin(intent: Intent): Promise<BegunEntry>;
  /** Resolves when the entry is in the audit log; rejects with AUDIT_UNAVAILABLE. */
  count(counted: CountedRefusals): Promise<void>;
  /** Resolves when the event is in the audit log; rejects with AUDIT_UNAVAILABLE. */
  note(event: HubEvent): Promise<void>;
  close(): Promise<void>;
}
