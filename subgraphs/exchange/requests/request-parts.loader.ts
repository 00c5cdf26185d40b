import type DataLoader from 'dataloader';
import type { Reader } from '../../../shared/data/database';
import { groupBy, keyed } from '../../../shared/data/keyed';
import type { DataGrantRow } from './grants/data-grant-row';
import { GRANT_COLUMNS } from './grants/data-grant.loader';
import type {
  DataRequestAttachmentRow,
  DataRequestEventRow,
  RequestedDatasetRow,
} from './request-row';

/** What belongs to requests, by the id of the request; to be asked of requests that the viewer sees. */
export interface DataRequestParts {
  readonly datasets: Parts<RequestedDatasetRow>;
  readonly events: Parts<DataRequestEventRow>;
  readonly attachments: Parts<DataRequestAttachmentRow>;
  readonly grants: Parts<DataGrantRow>;
}

type Parts<Row> = DataLoader<string, ReadonlyArray<Row> | undefined>;

/** Creates the loaders of one request over HTTP. */
export function dataRequestParts(reader: Reader): DataRequestParts {
  const parts = <Row extends { readonly requestId: string | null }>(text: string): Parts<Row> =>
    keyed(async (ids) => {
      const rows = await reader.query<Row>(text, [ids]);
      return groupBy(rows, ({ requestId }) => requestId ?? '');
    });
  return {
    datasets: parts(`${REQUESTED_DATASETS} order by d.request_id, d.position`),
    events: parts(`${DATA_REQUEST_EVENTS} order by e.id`),
    attachments: parts(`${DATA_REQUEST_ATTACHMENTS} order by a.uploaded_at, a.id`),
    grants: parts(
      `select ${GRANT_COLUMNS} from exchange.data_grant g where g.request_id = any($1) order by g.dataset_id, g.id`,
    ),
  };
}

/** The content of an attachment of one request; null if there is none. */
export async function attachmentContent(reader: Reader, id: string): Promise<Buffer | null> {
  const [row] = await reader.query<{ content: Buffer }>(
    'select content from exchange.request_attachment where id = $1',
    [id],
  );
  return row?.content ?? null;
}

/** Datasets of the data requests $1, with their catalogue entries. */
export const REQUESTED_DATASETS = `select d.request_id as "requestId", d.dataset_id as "datasetId", d.position,
  d.is_whole as "isWhole", d.fields, d.version, d.sharing,
  case when c.id is not null then json_build_object('facts', c.facts, 'fields', c.fields, 'version', c.version, 'shape', c.shape) end as present
from exchange.request_dataset d left join exchange.dataset c on c.id = d.dataset_id where d.request_id = any($1)`;

const DATA_REQUEST_EVENTS = `select e.id, e.request_id as "requestId", e.at, e.act, e.from_state as "fromState", e.to_state as "toState",
  e.subject, e.post, e.acted_as as "actedAs", e.organisation_kind as "organisationKind",
  e.organisation_id as "organisationId", e.note, e.document_number as "documentNumber", e.facts
from exchange.request_event e where e.request_id = any($1)`;

const DATA_REQUEST_ATTACHMENTS = `select a.id, a.request_id as "requestId", a.name, a.media_type as "mediaType",
  octet_length(a.content) as "sizeBytes", a.hash_alg as "hashAlg", a.hash, a.uploaded_by as "uploadedBy",
  a.uploaded_as as "uploadedAs", a.uploaded_at as "uploadedAt"
from exchange.request_attachment a where a.request_id = any($1)`;
