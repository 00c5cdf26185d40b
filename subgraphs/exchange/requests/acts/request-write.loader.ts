import type { Transaction } from '../../../../shared/data/database';
import type { PastAct } from '../machine/request-machine';
import { writeEvent } from '../../acts/hub-event.loader';
import { DATA_REQUEST_COLUMNS } from '../files/request-columns.loader';
import { REQUESTED_DATASETS } from '../request-parts.loader';
import type {
  PresentDataset,
  DataRequestEventRow,
  DataRequestRow,
  RequestedDatasetRow,
} from '../request-row';

/** A request that does not exist yet. */
export type NewDataRequest = Omit<DataRequestRow, 'id' | 'number'>;

/** A dataset as it is asked for. */
export type RequestedDatasetDraft = Pick<
  RequestedDatasetRow,
  'datasetId' | 'isWhole' | 'fields' | 'version' | 'sharing'
>;

/** The request of this id, locked until the transaction ends: anyone who acts on it next waits. */
export async function lockDataRequest(
  { query }: Transaction,
  id: string,
): Promise<DataRequestRow | undefined> {
  const [row] = await query<DataRequestRow>(
    `select ${DATA_REQUEST_COLUMNS} from exchange.request r where r.id = $1 for update`,
    [id],
  );
  return row;
}

/** What was done with a request, and with the one that it was split from. */
export function pastActs(
  { query }: Transaction,
  { id, splitFrom }: Pick<DataRequestRow, 'id' | 'splitFrom'>,
): Promise<ReadonlyArray<PastAct>> {
  return query(
    `select act, subject, acted_as as "as" from exchange.request_event
     where request_id = $1 or (request_id = $2 and acted_as = 'APPLICANT') order by id`,
    [id, splitFrom],
  );
}

/** What a request asks for, in its order. */
export function datasetsOfRequest(
  { query }: Transaction,
  id: string,
): Promise<ReadonlyArray<RequestedDatasetRow>> {
  return query(`${REQUESTED_DATASETS} order by d.position`, [[id]]);
}

/** What the catalogue says of these datasets, by id. */
export async function presentDatasets(
  { query }: Transaction,
  ids: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, PresentDataset>> {
  const rows = await query<PresentDataset & { readonly id: string }>(
    'select id, facts, fields, version, shape from exchange.dataset where id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, ...present }) => [id, present]));
}

/** Inserts a new data request, with a new number: `RG2026-000012`. */
export async function insertDataRequest(
  { query }: Transaction,
  request: NewDataRequest,
  year: string,
): Promise<DataRequestRow> {
  const [row] = await query<DataRequestRow>(
    `insert into exchange.request as r (number, created_by, created_at, split_from, renews, ${COLUMNS.join(', ')})
     values ('RG' || $1::text || '-' || lpad(nextval('exchange.request_number')::text, 6, '0'), $2, $3, $4, $5,
       ${COLUMNS.map((_, at) => `$${String(at + 6)}`).join(', ')})
     returning ${DATA_REQUEST_COLUMNS}`,
    [
      year,
      request.createdBy,
      request.createdAt,
      request.splitFrom,
      request.renews,
      ...valuesOf(request),
    ],
  );
  if (!row) throw new TypeError('A data request that is submitted is answered.');
  return row;
}

/** Writes a request as it is now; its number, origin and creator never change. */
export async function saveDataRequest(
  { query }: Transaction,
  request: DataRequestRow,
): Promise<void> {
  await query(
    `update exchange.request set (${COLUMNS.join(', ')}) = row (${COLUMNS.map((_, at) => `$${String(at + 2)}`).join(', ')}) where id = $1`,
    [request.id, ...valuesOf(request)],
  );
}

/** Records what a request asks for, in place of what it asked for before. */
export async function replaceDatasets(
  { query }: Transaction,
  id: string,
  datasets: ReadonlyArray<RequestedDatasetDraft>,
): Promise<void> {
  await query('delete from exchange.request_dataset where request_id = $1', [id]);
  await query(
    `insert into exchange.request_dataset (request_id, dataset_id, position, is_whole, fields, version, sharing)
     select $1, d."datasetId", d.position, d."isWhole",
       case when jsonb_typeof(d.fields) = 'array' then array(select jsonb_array_elements_text(d.fields)) end, d.version, d.sharing
     from jsonb_to_recordset($2::jsonb) d ("datasetId" text, position int, "isWhole" boolean, fields jsonb, version int, sharing text)`,
    [id, JSON.stringify(datasets.map((dataset, position) => ({ ...dataset, position })))],
  );
}

/** Records what was done, and records it in the hub's audit log in the same transaction. */
export async function addEvent(
  transaction: Transaction,
  event: Omit<DataRequestEventRow, 'id'>,
  told: { readonly traceId: string; readonly facts: Readonly<Record<string, unknown>> },
): Promise<void> {
  await insertEvent(transaction, event);
  await writeEvent(transaction, {
    event: `REQUEST_${event.act}`,
    subject: event.subject,
    traceId: told.traceId,
    facts: told.facts,
  });
}

/** Records what was done. */
export async function insertEvent(
  { query }: Pick<Transaction, 'query'>,
  event: Omit<DataRequestEventRow, 'id'>,
): Promise<void> {
  await query(EVENT, [
    ...[event.requestId, event.at, event.act, event.fromState, event.toState, event.subject],
    ...[event.post, event.actedAs, event.organisationKind, event.organisationId, event.note],
    ...[event.documentNumber, JSON.stringify(event.facts)],
  ]);
}

const EVENT = `insert into exchange.request_event (request_id, at, act, from_state, to_state, subject, post, acted_as,
  organisation_kind, organisation_id, note, document_number, facts)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/** What acts may change, in the order of `valuesOf`. */
const COLUMNS = [
  ...[
    'exchange_number',
    'state',
    'version',
    'applicant_kind',
    'applicant_id',
    'applicant_name',
    'owner',
  ],
  ...[
    'purpose',
    'duty_basis',
    'districts',
    'data_from',
    'data_before',
    'wanted_from',
    'wanted_until',
  ],
  ...[
    'operations_per_day',
    'security_contact',
    'security_phone',
    'decision',
    'granted_until',
    'clock',
  ],
  ...['due_on', 'submitted_at', 'is_demonstration'],
];

function valuesOf(request: NewDataRequest): ReadonlyArray<unknown> {
  const { applicantKind, applicantId, applicantName, decision, clock } = request;
  return [
    ...[request.exchangeNumber, request.state, request.version],
    ...[applicantKind, applicantId, applicantName, request.ownerId],
    ...[
      request.purpose,
      request.dutyBasis,
      request.districts,
      request.dataFrom,
      request.dataBefore,
    ],
    ...[request.wantedFrom, request.wantedUntil, request.operationsPerDay],
    ...[request.securityContact, request.securityPhone],
    ...[decision && JSON.stringify(decision), request.grantedUntil, clock && JSON.stringify(clock)],
    ...[request.dueOn, request.submittedAt, request.isDemonstration],
  ];
}
