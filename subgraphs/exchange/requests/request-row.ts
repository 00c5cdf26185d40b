import type { DatasetShape } from '../../../shared/monitoring/dataset-shape';
import type { OrganisationKind, Role } from '../../../shared/identity/roles';
import type { Dataset, SharingClass } from '../../../shared/sharing/dataset';
import type { DataRequestClock } from './machine/request-clock';
import type {
  DataRequestAct,
  DataRequestRelation,
  DataRequestState,
} from './machine/request-vocabulary';

/** Which rows and days are asked for, or granted; null bounds do not bind. */
export interface RequestScope {
  /** Codes of districts. */
  readonly districts: ReadonlyArray<string> | null;
  /** First instant of the data, RFC 3339 in UTC. */
  readonly dataFrom: string | null;
  /** Instant by which the data must have ended. */
  readonly dataBefore: string | null;
  readonly operationsPerDay: number | null;
}

/** A request for data under its published names. */
export interface DataRequestRow extends RequestScope {
  readonly id: string;
  readonly number: string;
  /** Number that the city's exchange platform gave it. */
  readonly exchangeNumber: string | null;
  /** As stored: `EXPIRED` is made by time alone. */
  readonly state: Exclude<DataRequestState, 'EXPIRED'>;
  /** Grows with every act. */
  readonly version: number;
  readonly applicantKind: OrganisationKind;
  readonly applicantId: string;
  readonly applicantName: string;
  /** Department that owns all datasets of it; null in a draft. */
  readonly ownerId: string | null;
  readonly purpose: string;
  readonly dutyBasis: string;
  /** First day on which the data are wanted; null: from the decision on. */
  readonly wantedFrom: string | null;
  /** First day on which they are wanted no more. */
  readonly wantedUntil: string | null;
  readonly securityContact: string;
  readonly securityPhone: string;
  readonly decision: DecisionRow | null;
  readonly grantedUntil: string | null;
  readonly clock: DataRequestClock | null;
  readonly dueOn: string | null;
  /** Id of the request that it was part of, before that was split by owners. */
  readonly splitFrom: string | null;
  /** Id of the request that it renews. */
  readonly renews: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly isDemonstration: boolean;
}

/** A decision as drafted: what is granted of what was asked for, or why nothing is. */
export interface DecisionRow extends RequestScope {
  readonly outcome: 'GRANT' | 'REFUSE';
  readonly reason: string | null;
  readonly documentNumber: string;
  readonly attachmentId: string | null;
  readonly datasets: ReadonlyArray<DecidedDataset>;
  /** First day of the grant; null: the day of the decision. */
  readonly validFrom: string | null;
  /** First day after the grant; null if nothing is granted. */
  readonly until: string | null;
}

/** A dataset of a decision, with the coordinates that are granted. */
export interface DecidedDataset {
  readonly datasetId: string;
  readonly fields: ReadonlyArray<string>;
}

/** A requested dataset, with its present catalogue entry. */
export interface RequestedDatasetRow {
  readonly requestId: string;
  readonly datasetId: string;
  readonly position: number;
  /** Whether all its fields were asked for. */
  readonly isWhole: boolean;
  /** Null in a draft of the whole dataset. */
  readonly fields: ReadonlyArray<string> | null;
  /** Of the dataset when the request was submitted. */
  readonly version: number | null;
  /** Class in force when it was submitted. */
  readonly sharing: SharingClass | null;
  /** What the catalogue says today; null: it no longer exists. */
  readonly present: PresentDataset | null;
}

/** A dataset as its department announces it now. */
export interface PresentDataset {
  readonly facts: Dataset;
  readonly fields: ReadonlyArray<string>;
  readonly version: number;
  /** How its fields hang together; empty if its department has not announced that yet. */
  readonly shape: DatasetShape;
}

/** Something that was done with a request. */
export interface DataRequestEventRow {
  readonly id: number;
  readonly requestId: string;
  readonly at: string;
  readonly act: DataRequestAct;
  readonly fromState: DataRequestState | null;
  readonly toState: DataRequestState;
  readonly subject: string;
  readonly post: Role;
  readonly actedAs: DataRequestRelation;
  readonly organisationKind: OrganisationKind | null;
  readonly organisationId: string | null;
  readonly note: string | null;
  readonly documentNumber: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A document attached to a request, without its content. */
export interface DataRequestAttachmentRow {
  readonly id: string;
  readonly requestId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly hashAlg: string;
  readonly hash: string;
  readonly uploadedBy: string;
  readonly uploadedAs: 'APPLICANT' | 'OWNER';
  readonly uploadedAt: string;
}

/** How many requests to an owner are in a state. */
export interface DataRequestCountRow {
  readonly ownerId: string;
  readonly state: DataRequestState;
  readonly count: number;
  readonly overdue: number;
}

/** The state of a request on a day: a grant whose time has run out is `EXPIRED`. */
export function presentState(
  { state, grantedUntil }: Pick<DataRequestRow, 'state' | 'grantedUntil'>,
  today: string,
): DataRequestState {
  const isGranted = state === 'GRANTED' || state === 'PROVIDED';
  return isGranted && grantedUntil !== null && grantedUntil <= today ? 'EXPIRED' : state;
}
