import { statement } from '../../../../shared/data/statement';
import { list, nullable, text, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { groupBy } from '../../../../shared/data/keyed';
import { DATA_REQUEST_SQL } from '../request-sql';
import { REQUESTED_DATASETS } from '../request-parts.loader';
import {
  DATA_REQUEST_COLUMNS,
  PRESENT_DATASET_COLUMNS,
  type DataRequestRow,
  type PresentDataset,
  type RequestedDatasetRow,
} from '../request-row';

/** An existing request that a file names. */
export interface FiledBefore {
  readonly request: DataRequestRow;
  readonly datasets: ReadonlyArray<RequestedDatasetRow>;
}

/** Returns every dataset, by its code in the catalogue of government information resources. */
export async function catalogueByCode(
  transaction: Transaction,
): Promise<ReadonlyMap<string, PresentDataset>> {
  const rows = await transaction.query(CATALOGUED_DATASETS);
  return new Map(rows.map((row) => [row.facts.catalogueCode, row]));
}

/** The values by which a file identifies a data request. */
export interface MeantRequests {
  /** Number in this hub; empty if the file does not name it. */
  readonly number: string;
  readonly exchangeNumber: string;
  /** Owners of the requested datasets. */
  readonly owners: ReadonlyArray<string>;
}

/**
 * Returns and locks the requests that a file identifies: the request with this number in the hub
 * unless it has another exchange number; otherwise those with this exchange number that go to these
 * owners.
 */
export async function filedBefore(
  transaction: Transaction,
  { number, exchangeNumber, owners }: MeantRequests,
): Promise<ReadonlyArray<FiledBefore>> {
  const own = await transaction.query(BY_NUMBER, [number, exchangeNumber]);
  const found =
    own.length > 0 ? own : await transaction.query(BY_EXCHANGE, [exchangeNumber, owners]);
  const datasets = await transaction.query(REQUESTED_DATASETS, [found.map(({ id }) => id)]);
  const byRequest = groupBy(datasets, ({ requestId }) => requestId);
  return found.map((request) => ({ request, datasets: byRequest.get(request.id) ?? [] }));
}

/** Returns whether another request to the same owner has this number of the exchange platform. */
export async function isNumberTaken(
  transaction: Transaction,
  exchangeNumber: string,
  { id, ownerId }: Pick<DataRequestRow, 'id' | 'ownerId'>,
): Promise<boolean> {
  const taken = await transaction.query(NUMBER_IN_USE, [exchangeNumber, ownerId, id]);
  return taken.length > 0;
}

/** Every dataset of the catalogue. */
export const CATALOGUED_DATASETS = statement({
  text: 'select facts, fields, version, shape from exchange.dataset',
  columns: PRESENT_DATASET_COLUMNS,
});

/**
 * The request with this number in the hub, unless it has another number of the exchange platform.
 */
export const BY_NUMBER = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r
  where r.submitted_at is not null and r.number = $1 and coalesce(r.exchange_number, $2) = $2 for update`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [text(), text()],
});

/** The requests with a number of the exchange platform that go to these owners. */
export const BY_EXCHANGE = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r
  where r.exchange_number = $1 and r.owner = any($2) order by r.id for update`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [text(), list(text())],
});

/** Returns a row for each other request to an owner with this number of the exchange platform. */
export const NUMBER_IN_USE = statement({
  text: 'select from exchange.request where exchange_number = $1 and owner = $2 and id <> $3',
  parameters: [text(), nullable(text()), uuid()],
});
