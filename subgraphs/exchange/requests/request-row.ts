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
export type DataRequestRow = RowOfColumns<typeof DATA_REQUEST_COLUMNS>;

/** What `DATA_REQUEST_SQL` selects. */
export const DATA_REQUEST_COLUMNS = {
  id: uuid(),
  number: text(),
  /** Number that the city's exchange platform gave it. */
  exchangeNumber: nullable(text()),
  /** As stored: `EXPIRED` is made by time alone. */
  state: text<Exclude<DataRequestState, 'EXPIRED'>>(),
  /** Grows with every act. */
  version: int(),
  applicantKind: text<OrganisationKind>(),
  applicantId: text(),
  applicantName: text(),
  /** Department that owns all datasets of it; null in a draft. */
  ownerId: nullable(text()),
  purpose: text(),
  dutyBasis: text(),
  districts: nullable(list(text())),
  dataFrom: nullable(instant()),
  dataBefore: nullable(instant()),
  /** First day on which the data are wanted; null: from the decision on. */
  wantedFrom: nullable(date()),
  /** First day on which they are wanted no more. */
  wantedUntil: nullable(date()),
  operationsPerDay: nullable(int()),
  securityContact: text(),
  securityPhone: text(),
  decision: nullable(json<DecisionRow>()),
  grantedUntil: nullable(date()),
  clock: nullable(json<DataRequestClock>()),
  dueOn: nullable(date()),
  /** Id of the request that it was part of, before that was split by owners. */
  splitFrom: nullable(uuid()),
  /** Id of the request that it renews. */
  renews: nullable(uuid()),
  createdBy: text(),
  createdAt: instant(),
  submittedAt: nullable(instant()),
  isDemonstration: bool(),
} as const;

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
export type RequestedDatasetRow = RowOfColumns<typeof REQUESTED_DATASET_COLUMNS>;

/** What is read of a requested dataset. */
export const REQUESTED_DATASET_COLUMNS = {
  requestId: uuid(),
  datasetId: text(),
  position: int(),
  /** Whether all its fields were asked for. */
  isWhole: bool(),
  /** Null in a draft of the whole dataset. */
  fields: nullable(list(text())),
  /** Of the dataset when the request was submitted. */
  version: nullable(int()),
  /** Class in force when it was submitted. */
  sharing: nullable(text<SharingClass>()),
  /** What the catalogue says today; null: it no longer exists. */
  present: nullable(json<PresentDataset>()),
} as const;

/** A dataset as its department announces it now. */
export type PresentDataset = RowOfColumns<typeof PRESENT_DATASET_COLUMNS>;

/** What is read of it. */
export const PRESENT_DATASET_COLUMNS = {
  facts: json<Dataset>(),
  fields: list(text()),
  version: int(),
  /** How its fields hang together; empty if its department has not announced that yet. */
  shape: json<DatasetShape>(),
} as const;

/** Something that was done with a request. */
export type DataRequestEventRow = RowOfColumns<typeof DATA_REQUEST_EVENT_COLUMNS>;

/** The same as it is stored: its id is given then, and the name is that of the account. */
export type NewDataRequestEvent = Omit<DataRequestEventRow, 'id' | 'subjectName'>;

/** What is read of it. */
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

/** What is read of it. */
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

/** The state of a request on a day: a grant whose time has run out is `EXPIRED`. */
export function presentState(
  { state, grantedUntil }: Pick<DataRequestRow, 'state' | 'grantedUntil'>,
  today: string,
): DataRequestState {
  const isGranted = state === 'GRANTED' || state === 'PROVIDED';
  return isGranted && grantedUntil !== null && grantedUntil <= today ? 'EXPIRED' : state;
}
