import {
  bool,
  date,
  instant,
  int,
  json,
  list,
  nullable,
  text,
  uuid,
} from '../../../shared/data/sql-type';
import type { RowOfColumns } from '../../../shared/data/statement';
import type { DatasetShape } from '../../../shared/monitoring/dataset-shape';
import type { OrganisationKind, Role } from '../../../shared/identity/roles';
import type { Dataset, SharingClass } from '../../../shared/sharing/dataset';
import type { DataRequestClock } from './machine/request-clock';
import type {
  DataRequestAct,
  DataRequestRelation,
  DataRequestState,
} from './machine/request-vocabulary';

/** Districts and periods that are requested or granted; null: no bound. */
export interface RequestScope {
  /** Codes of districts. */
  readonly districts: ReadonlyArray<string> | null;
  /** First instant of the data, RFC 3339 in UTC. */
  readonly dataFrom: string | null;
  /** End of the data, exclusive. */
  readonly dataBefore: string | null;
  readonly operationsPerDay: number | null;
}

/** A request for data under its published names. */
export type DataRequestRow = RowOfColumns<typeof DATA_REQUEST_COLUMNS>;

/** The row that `DATA_REQUEST_SQL` selects. */
export const DATA_REQUEST_COLUMNS = {
  id: uuid(),
  number: text(),
  /** Number in the city's exchange platform. */
  exchangeNumber: nullable(text()),
  /** The stored state, which is never `EXPIRED`: that is computed from the time. */
  state: text<Exclude<DataRequestState, 'EXPIRED'>>(),
  /** Increases with every act. */
  version: int(),
  applicantKind: text<OrganisationKind>(),
  applicantId: text(),
  applicantName: text(),
  /** Department that owns all its datasets; null in a draft. */
  ownerId: nullable(text()),
  purpose: text(),
  dutyBasis: text(),
  districts: nullable(list(text())),
  dataFrom: nullable(instant()),
  dataBefore: nullable(instant()),
  /** First day on which the data are needed; null: from the decision on. */
  wantedFrom: nullable(date()),
  /** First day on which the data are no longer needed. */
  wantedUntil: nullable(date()),
  operationsPerDay: nullable(int()),
  securityContact: text(),
  securityPhone: text(),
  decision: nullable(json<DecisionRow>()),
  grantedUntil: nullable(date()),
  clock: nullable(json<DataRequestClock>()),
  dueOn: nullable(date()),
  /** Id of the request from which it was split by owner. */
  splitFrom: nullable(uuid()),
  /** Id of the request that it renews. */
  renews: nullable(uuid()),
  createdBy: text(),
  createdAt: instant(),
  submittedAt: nullable(instant()),
  isDemonstration: bool(),
} as const;

/** A drafted decision: the granted part of the request, or the reason of a refusal. */
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
export type RequestedDatasetRow = RowOfColumns<typeof REQUESTED_DATASET_COLUMNS>;

/** The columns of a requested dataset. */
export const REQUESTED_DATASET_COLUMNS = {
  requestId: uuid(),
  datasetId: text(),
  position: int(),
  /** Whether all its fields were requested. */
  isWhole: bool(),
  /** Null in a draft of the whole dataset. */
  fields: nullable(list(text())),
  /** Version of the dataset when the request was submitted. */
  version: nullable(int()),
  /** Class in force when it was submitted. */
  sharing: nullable(text<SharingClass>()),
  /** Present catalogue entry; null: the dataset no longer exists. */
  present: nullable(json<PresentDataset>()),
} as const;

/** A dataset as its department now announces it. */
export type PresentDataset = RowOfColumns<typeof PRESENT_DATASET_COLUMNS>;

/** The columns of its row type. */
export const PRESENT_DATASET_COLUMNS = {
  facts: json<Dataset>(),
  fields: list(text()),
  version: int(),
  /** The nesting of its fields; empty if its department has not announced it yet. */
  shape: json<DatasetShape>(),
} as const;

/** An act on a request. */
export type DataRequestEventRow = RowOfColumns<typeof DATA_REQUEST_EVENT_COLUMNS>;

/** An act to insert: the database assigns its id, and its name is read from the account. */
export type NewDataRequestEvent = Omit<DataRequestEventRow, 'id' | 'subjectName'>;

/** The columns of its row type. */
export const DATA_REQUEST_EVENT_COLUMNS = {
  id: int(),
  requestId: uuid(),
  at: instant(),
  act: text<DataRequestAct>(),
  fromState: nullable(text<DataRequestState>()),
  toState: text<DataRequestState>(),
  subject: text(),
  subjectName: nullable(text()),
  post: text<Role>(),
  actedAs: text<DataRequestRelation>(),
  organisationKind: nullable(text<OrganisationKind>()),
  organisationId: nullable(text()),
  note: nullable(text()),
  documentNumber: nullable(text()),
  facts: json<Readonly<Record<string, unknown>>>(),
} as const;

/** A document attached to a request, without its content. */
export type DataRequestAttachmentRow = RowOfColumns<typeof DATA_REQUEST_ATTACHMENT_COLUMNS>;

/** The columns of its row type. */
export const DATA_REQUEST_ATTACHMENT_COLUMNS = {
  id: uuid(),
  requestId: uuid(),
  name: text(),
  mediaType: text(),
  sizeBytes: int(),
  hashAlg: text(),
  hash: text(),
  uploadedBy: text(),
  uploadedAs: text<'APPLICANT' | 'OWNER'>(),
  uploadedAt: instant(),
} as const;

/** Returns the state of a request on a day: `EXPIRED` if its grants have expired. */
export function presentState(
  { state, grantedUntil }: Pick<DataRequestRow, 'state' | 'grantedUntil'>,
  today: string,
): DataRequestState {
  const isGranted = state === 'GRANTED' || state === 'PROVIDED';
  return isGranted && grantedUntil !== null && grantedUntil <= today ? 'EXPIRED' : state;
}
