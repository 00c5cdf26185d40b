import { statement, type GivenOfParameters } from '../../../../shared/data/statement';
import { json, text, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { DATA_REQUEST_SQL } from '../request-sql';
import {
  DATA_REQUEST_COLUMNS,
  type DataRequestRow,
  type RequestedDatasetRow,
} from '../request-row';

/** A request to insert. */
export type NewDataRequest = Omit<DataRequestRow, 'id' | 'number'>;

/** A requested dataset. */
export type RequestedDatasetDraft = Pick<
  RequestedDatasetRow,
  'datasetId' | 'isWhole' | 'fields' | 'version' | 'sharing'
>;

/** Inserts a new data request, with a new number: `RG2026-000012`. */
export async function insertDataRequest(
  transaction: Transaction,
  request: NewDataRequest,
  year: string,
): Promise<DataRequestRow> {
  const { createdBy, createdAt, splitFrom, renews } = request;
  const origin = [year, createdBy, createdAt, splitFrom, renews] as const;
  const [row] = await transaction.query(INSERT_REQUEST, [...origin, ...valuesOf(request)]);
  if (!row) throw new TypeError('The statement that inserts a data request must return it.');
  return row;
}

/** Updates a request; its number, origin and creator never change. */
export async function saveDataRequest(
  transaction: Transaction,
  request: DataRequestRow,
): Promise<void> {
  await transaction.query(SAVE_REQUEST, [request.id, ...valuesOf(request)]);
}

/** Replaces the requested datasets of a request. */
export async function replaceDatasets(
  transaction: Transaction,
  id: string,
  datasets: ReadonlyArray<RequestedDatasetDraft>,
): Promise<void> {
  const placed = datasets.map((dataset, position) => ({ ...dataset, position }));
  await transaction.query(DELETE_DATASETS, [id]);
  await transaction.query(INSERT_DATASETS, [id, JSON.stringify(placed)]);
}

const READ = DATA_REQUEST_COLUMNS;

/** Columns that commands may change, in the order of `valuesOf`. */
const CHANGED = [
  READ.exchangeNumber,
  READ.state,
  READ.version,
  READ.applicantKind,
  READ.applicantId,
  READ.applicantName,
  READ.ownerId,
  READ.purpose,
  READ.dutyBasis,
  READ.districts,
  READ.dataFrom,
  READ.dataBefore,
  READ.wantedFrom,
  READ.wantedUntil,
  READ.operationsPerDay,
  READ.securityContact,
  READ.securityPhone,
  READ.decision,
  READ.grantedUntil,
  READ.clock,
  READ.dueOn,
  READ.submittedAt,
  READ.isDemonstration,
] as const;

const CHANGED_SQL = `exchange_number, state, version, applicant_kind, applicant_id, applicant_name, owner,
  purpose, duty_basis, districts, data_from, data_before, wanted_from, wanted_until, operations_per_day,
  security_contact, security_phone, decision, granted_until, clock, due_on, submitted_at, is_demonstration`;

function valuesOf(request: NewDataRequest): GivenOfParameters<typeof CHANGED> {
  const { exchangeNumber, state, version, applicantKind, applicantId, applicantName } = request;
  const { ownerId, purpose, dutyBasis, districts, dataFrom, dataBefore, wantedFrom } = request;
  const { wantedUntil, operationsPerDay, securityContact, securityPhone, decision } = request;
  const { grantedUntil, clock, dueOn, submittedAt, isDemonstration } = request;
  return [
    ...([exchangeNumber, state, version, applicantKind, applicantId, applicantName] as const),
    ...([ownerId, purpose, dutyBasis, districts, dataFrom, dataBefore, wantedFrom] as const),
    ...([wantedUntil, operationsPerDay, securityContact, securityPhone] as const),
    ...([decision && JSON.stringify(decision), grantedUntil] as const),
    ...([clock && JSON.stringify(clock), dueOn, submittedAt, isDemonstration] as const),
  ];
}

/** `$<first>`, … for each of them. */
function placesFrom(first: number): string {
  return CHANGED.map((_, at) => `$${String(first + at)}`).join(', ');
}

/** Inserts a request, with the next number of the year $1. */
export const INSERT_REQUEST = statement({
  text: `insert into exchange.request as r (number, created_by, created_at, split_from, renews, ${CHANGED_SQL})
    values ('RG' || $1::text || '-' || lpad(nextval('exchange.request_number')::text, 6, '0'), $2, $3, $4, $5,
      ${placesFrom(6)})
    returning ${DATA_REQUEST_SQL}`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [text(), READ.createdBy, READ.createdAt, READ.splitFrom, READ.renews, ...CHANGED],
});

/** Updates the columns that commands may change. */
export const SAVE_REQUEST = statement({
  text: `update exchange.request set (${CHANGED_SQL}) = row (${placesFrom(2)}) where id = $1`,
  parameters: [uuid(), ...CHANGED],
});

/** Deletes the requested datasets of a request. */
export const DELETE_DATASETS = statement({
  text: 'delete from exchange.request_dataset where request_id = $1',
  parameters: [uuid()],
});

/** Inserts a requested dataset. */
export const INSERT_DATASETS = statement({
  text: `insert into exchange.request_dataset (request_id, dataset_id, position, is_whole, fields, version, sharing)
    select $1, d."datasetId", d.position, d."isWhole",
      case when jsonb_typeof(d.fields) = 'array' then array(select jsonb_array_elements_text(d.fields)) end, d.version, d.sharing
    from jsonb_to_recordset($2::jsonb) d ("datasetId" text, position int, "isWhole" boolean, fields jsonb, version int, sharing text)`,
  parameters: [uuid(), json()],
});
