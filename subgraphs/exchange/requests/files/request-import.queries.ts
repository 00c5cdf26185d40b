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

/** A request that a file speaks of and that is here already. */
export interface FiledBefore {
  readonly request: DataRequestRow;
  readonly datasets: ReadonlyArray<RequestedDatasetRow>;
}

/** Every dataset, by its code in the catalogue of government information resources. */
export async function catalogueByCode(
  transaction: Transaction,
): Promise<ReadonlyMap<string, PresentDataset>> {
  const rows = await transaction.query(CATALOGUED_DATASETS);
  return new Map(rows.map((row) => [row.facts.catalogueCode, row]));
}

/** How a file identifies its data requests. */
export interface MeantRequests {
  /** Number here; empty if the file does not know it. */
  readonly number: string;
  readonly exchangeNumber: string;
  /** Owners of what it asks for. */
  readonly owners: ReadonlyArray<string>;
}

/**
 * The requests that a file means, locked: the one of its number here unless that has another exchange
 * number, else those of its exchange number that go to these owners.
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

/** Whether another request to the same owner has this number of the exchange platform. */
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

/** The request of a number here, unless it has another number of the exchange platform. */
export const BY_NUMBER = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r
  where r.submitted_at is not null and r.number = $1 and coalesce(r.exchange_number, $2) = $2 for update`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [text(), text()],
});

/** The requests of a number of the exchange platform to these owners. */
export const BY_EXCHANGE = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r
  where r.exchange_number = $1 and r.owner = any($2) order by r.id for update`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [text(), list(text())],
});

/** A row for each other request to an owner with this number of the exchange platform. */
export const NUMBER_IN_USE = statement({
  text: 'select from exchange.request where exchange_number = $1 and owner = $2 and id <> $3',
  parameters: [text(), nullable(text()), uuid()],
});
