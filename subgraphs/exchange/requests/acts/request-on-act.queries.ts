import { statement } from '../../../../shared/data/statement';
import { list, nullable, text, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { PastAct } from '../machine/request-machine';
import { DATA_REQUEST_SQL } from '../request-sql';
import { REQUESTED_DATASETS } from '../request-parts.loader';
import {
  DATA_REQUEST_COLUMNS,
  DATA_REQUEST_EVENT_COLUMNS,
  PRESENT_DATASET_COLUMNS,
  type DataRequestRow,
  type PresentDataset,
  type RequestedDatasetRow,
} from '../request-row';

/**
 * Returns the request with this id and locks it until the transaction ends: later commands on it
 * wait.
 */
export async function lockDataRequest(
  transaction: Transaction,
  id: string,
): Promise<DataRequestRow | undefined> {
  const [row] = await transaction.query(REQUEST_FOR_UPDATE, [id]);
  return row;
}

/** Returns the acts on a request, and on the request that it was split from. */
export function pastActs(
  transaction: Transaction,
  { id, splitFrom }: Pick<DataRequestRow, 'id' | 'splitFrom'>,
): Promise<ReadonlyArray<PastAct>> {
  return transaction.query(PAST_ACTS, [id, splitFrom]);
}

/** Returns the requested datasets, in the order of the request. */
export function datasetsOfRequest(
  transaction: Transaction,
  id: string,
): Promise<ReadonlyArray<RequestedDatasetRow>> {
  return transaction.query(REQUESTED_DATASETS, [[id]]);
}

/** Returns the catalogue entries of these datasets, by id. */
export async function presentDatasets(
  transaction: Transaction,
  ids: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, PresentDataset>> {
  const rows = await transaction.query(PRESENT_DATASETS, [ids]);
  return new Map(rows.map(({ id, ...present }) => [id, present]));
}

/** Selects and locks a request by id. */
export const REQUEST_FOR_UPDATE = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r where r.id = $1 for update`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [uuid()],
});

/** Acts on a request, and acts by its applicant on the request $2 that it was split from. */
export const PAST_ACTS = statement({
  text: `select act, subject, acted_as as "as" from exchange.request_event
    where request_id = $1 or (request_id = $2 and acted_as = 'APPLICANT') order by id`,
  columns: {
    act: DATA_REQUEST_EVENT_COLUMNS.act,
    subject: text(),
    as: DATA_REQUEST_EVENT_COLUMNS.actedAs,
  },
  parameters: [uuid(), nullable(uuid())],
});

/** Catalogue entries of datasets. */
export const PRESENT_DATASETS = statement({
  text: 'select id, facts, fields, version, shape from exchange.dataset where id = any($1)',
  columns: { id: text(), ...PRESENT_DATASET_COLUMNS },
  parameters: [list(text())],
});
