import type { OrganisationKind, Role } from '../../shared/identity/roles';
import type { AllowingReason, RefusingReason } from '../../shared/sharing/reasons';

/** Who asked, as the audit log keeps it. */
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
  /** What it rests on: clause, task with its document, number of the grant; null for the owner. */
  readonly cites: string | null;
  /** Grant whose daily quota one operation is drawn from; null for none. */
  readonly grant: { readonly id: string; readonly operationsPerDay: number | null } | null;
  /** Coordinates (`Type.field`) asked for, sorted. */
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

/** What is written of an operation before anything is fetched for it. */
export interface Intent {
  readonly at: Date;
  /** Id under which logs know the request. */
  readonly traceId: string;
  readonly caller: AuditedCaller;
  readonly operation: NormalisedOperation;
  readonly reads: ReadonlyArray<AuditedRead>;
  readonly refusals: ReadonlyArray<AuditedRefusal>;
  /**
   * What it reads and is refused should the quotas of these grants turn out to be used up: other grants
   * may open the same. Absent: reads that rest on them are refused.
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

/** What is written once the answer is there, before its last byte leaves. */
export interface Outcome {
  readonly at: Date;
  readonly outcome: 'ANSWERED' | 'FAILED';
  /** Rows answered, by dataset. */
  readonly rows: Readonly<Record<string, number>>;
  /** Departments whose systems were asked, sorted. */
  readonly subgraphs: ReadonlyArray<string>;
}

/** Refusals of one who asked, of one minute, written as one entry. */
export interface CountedRefusals {
  /** When the minute ended. */
  readonly at: Date;
  /** When it began. */
  readonly from: Date;
  readonly caller: AuditedCaller;
  /**
   * Keyed hash of the address, or of its /64; null if the name counts, and for all beyond the
   * bound.
   */
  readonly address: string | null;
  /** Whether it is the single entry for everything beyond the bound of entries of a minute. */
  readonly isRest: boolean;
  /** How many operations were refused. */
  readonly count: number;
  /** What they were refused; of the rest no coordinates. */
  readonly refusals: ReadonlyArray<AuditedRefusal>;
  /** One of them, cut to a bounded length; null where space is short, and for the rest. */
  readonly sample: NormalisedOperation | null;
}

/** An event that is no operation: sign-ins refused, accounts confirmed, keys changed, seals, restarts. */
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
  /** Ids of grants whose quota of the day is used up: what rests on them must not be read. */
  readonly exhausted: ReadonlyArray<string>;
  /**
   * Resolves when the outcome is in the audit log; rejects with AUDIT_UNAVAILABLE. At once where
   * nothing was read (a refusal has no outcome). Throws TypeError the second time.
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
