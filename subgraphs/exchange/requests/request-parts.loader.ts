import { statement, type Statement } from '../../../shared/data/statement';
import { list, uuid } from '../../../shared/data/sql-type';
import type DataLoader from 'dataloader';
import type { Reader } from '../../../shared/data/database';
import { groupBy, keyed } from '../../../shared/data/keyed';
import { GRANT_COLUMNS, GRANT_SQL, type DataGrantRow } from './grants/data-grant-row';
import {
  DATA_REQUEST_ATTACHMENT_COLUMNS,
  DATA_REQUEST_EVENT_COLUMNS,
  REQUESTED_DATASET_COLUMNS,
  type DataRequestAttachmentRow,
  type DataRequestEventRow,
  type RequestedDatasetRow,
} from './request-row';

/**
 * Loads the parts of requests by the id of the request; callers must load only parts of requests
 * that the viewer sees.
 */
export interface DataRequestParts {
  readonly datasets: Parts<RequestedDatasetRow>;
  readonly events: Parts<DataRequestEventRow>;
  readonly attachments: Parts<DataRequestAttachmentRow>;
  readonly grants: Parts<DataGrantRow>;
}

type Parts<Row> = DataLoader<string, ReadonlyArray<Row> | undefined>;

/** Creates the loaders of one request over HTTP. */
export function dataRequestParts(reader: Reader): DataRequestParts {
  const parts = <Row extends { readonly requestId: string | null }>(
    asked: Statement<Row, readonly [ids: ReadonlyArray<string>]>,
  ): Parts<Row> =>
    keyed(async (ids) =>
      groupBy(await reader.query(asked, [ids]), ({ requestId }) => requestId ?? ''),
    );
  return {
    datasets: parts(REQUESTED_DATASETS),
    events: parts(DATA_REQUEST_EVENTS),
    attachments: parts(DATA_REQUEST_ATTACHMENTS),
    grants: parts(GRANTS_OF_REQUESTS),
  };
}

/** Datasets of requests in their order, with their catalogue entries. */
export const REQUESTED_DATASETS = statement({
  text: `select d.request_id as "requestId", d.dataset_id as "datasetId", d.position,
  d.is_whole as "isWhole", d.fields, d.version, d.sharing,
  case when c.id is not null then json_build_object('facts', c.facts, 'fields', c.fields, 'version', c.version, 'shape', c.shape) end as present
from exchange.request_dataset d left join exchange.dataset c on c.id = d.dataset_id
where d.request_id = any($1) order by d.request_id, d.position`,
  columns: REQUESTED_DATASET_COLUMNS,
  parameters: [list(uuid())],
});

/** Acts on requests, in their order. */
export const DATA_REQUEST_EVENTS = statement({
  text: `select e.id, e.request_id as "requestId", e.at, e.act, e.from_state as "fromState", e.to_state as "toState",
  e.subject, (select a.name_zh from exchange.account a where a.id = e.subject) as "subjectName", e.post, e.acted_as as "actedAs", e.organisation_kind as "organisationKind",
  e.organisation_id as "organisationId", e.note, e.document_number as "documentNumber", e.facts
from exchange.request_event e where e.request_id = any($1) order by e.id`,
  columns: DATA_REQUEST_EVENT_COLUMNS,
  parameters: [list(uuid())],
});

/** Documents of requests, oldest first. */
export const DATA_REQUEST_ATTACHMENTS = statement({
  text: `select a.id, a.request_id as "requestId", a.name, a.media_type as "mediaType",
  octet_length(a.content) as "sizeBytes", a.hash_alg as "hashAlg", a.hash, a.uploaded_by as "uploadedBy",
  a.uploaded_as as "uploadedAs", a.uploaded_at as "uploadedAt"
from exchange.request_attachment a where a.request_id = any($1) order by a.uploaded_at, a.id`,
  columns: DATA_REQUEST_ATTACHMENT_COLUMNS,
  parameters: [list(uuid())],
});

/** Grants of requests, by dataset. */
export const GRANTS_OF_REQUESTS = statement({
  text: `select ${GRANT_SQL} from exchange.data_grant g where g.request_id = any($1) order by g.dataset_id, g.id`,
  columns: GRANT_COLUMNS,
  parameters: [list(uuid())],
});
