import type { AssignedCase } from '../identity/assigned-case';
import type { DocumentMode } from '../domain/document-mode';
import type { OrganisationKind } from '../identity/roles';
import type { Dataset, Openness, SharingClass } from './dataset';

/**
 * The state on which access decisions are based at one time: plain JSON of the exchange, so that it
 * can be signed, sent and stored. Days are `YYYY-MM-DD` in Beijing, instants RFC 3339 in UTC; ends
 * are exclusive.
 *
 * It contains documents made up for the demonstration only if the hub is a demonstration.
 */
export interface SharingState {
  /** Increases with every change. */
  readonly version: number;
  readonly isDemonstration: boolean;
  /** Whether the hub contains any real measured data. */
  readonly hasRealData: boolean;
  readonly datasets: ReadonlyArray<DatasetState>;
  readonly revocations: Revocations;
  /**
   * Only the exchange and gateways have them; a department receives one only with a request for its
   * revisions.
   */
  readonly cases: ReadonlyArray<CaseState>;
  /**
   * The lists of documents that clients registered, without the documents; absent in a state of an
   * exchange of an older version, which has none.
   */
  readonly documentLists?: ReadonlyArray<DocumentListState>;
}

/** How far a client is held to the documents that it registered. */
export interface DocumentListState {
  readonly client: string;
  readonly mode: DocumentMode;
  /** Moves with every change of the list. */
  readonly revision: number;
}

/** A dataset with its confirmations, releases, rights and grants. */
export interface DatasetState {
  /** The declaration in its department's code. */
  readonly dataset: Dataset;
  /** Department of the mandate that owns it. */
  readonly owner: string;
  /** Version of its set of fields: increases by one when fields are added or removed. */
  readonly version: number;
  /**
   * The confirmation by the owner's stewards; null before the first, and then only the owner may
   * read it.
   */
  readonly confirmed: ConfirmedClass | null;
  readonly releases: ReadonlyArray<Release>;
  readonly rights: ReadonlyArray<StandingRight>;
  readonly grants: ReadonlyArray<Grant>;
}

/** Class and openness that two stewards of the owner have confirmed. */
export interface ConfirmedClass {
  readonly sharing: SharingClass;
  readonly openness: Openness;
}

/** A release decision (task 18): proposed by the publisher, confirmed by the owner. */
export interface Release {
  readonly number: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly isDemonstration: boolean;
}

/**
 * A right based on a task of the mandate that a later document continues, confirmed by the owner.
 */
export interface StandingRight {
  readonly task: number;
  /** Departments that have the right by the task. */
  readonly departments: ReadonlyArray<string>;
  /** The document that continues the task; null within the task's own years. */
  readonly document: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** The owner reviews it yearly: from this day on it is not valid until reviewed. */
  readonly reviewBy: string;
  readonly isDemonstration: boolean;
}

/** A grant: the result of an approved data request. */
export interface Grant {
  readonly id: string;
  /** Number of the decision's document. */
  readonly number: string;
  readonly organisation: { readonly kind: OrganisationKind; readonly id: string };
  /**
   * Coordinates (`Type.field`) at the time of the decision; fields added later are not included.
   */
  readonly fields: ReadonlyArray<string>;
  readonly datasetVersion: number;
  /** Codes of the only districts; null: all. */
  readonly districts: ReadonlyArray<string> | null;
  /** Period of the data; null: no bound. */
  readonly dataFrom: string | null;
  readonly dataBefore: string | null;
  readonly purpose: string;
  readonly validFrom: string;
  readonly until: string;
  /**
   * Maximum number of operations a day; null: unlimited. They are counted when the audit log is
   * written.
   */
  readonly operationsPerDay: number | null;
  readonly isDemonstration: boolean;
}

/** Tokens, sessions and subjects that were revoked before their expiry. */
export interface Revocations {
  /** Ids of tokens and sessions. */
  readonly tokens: ReadonlyArray<string>;
  readonly subjects: ReadonlyArray<RevokedSubject>;
}

/**
 * A subject whose tokens and sessions were all revoked: those that the hub issued with a lower
 * generation, independent of any gateway's clock. The time (ms since 1970) is used only for tokens
 * of external issuers, which have no generation.
 */
export type RevokedSubject = readonly [subject: string, generation: number, revokedAtMs: number];

/** A case of suspected tampering, and the subjects of the assigned accounts. */
export interface CaseState extends AssignedCase {
  readonly assignees: ReadonlyArray<string>;
}
