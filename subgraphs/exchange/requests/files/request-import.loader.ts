import type { Transaction } from '../../../../shared/data/database';
import { groupBy } from '../../../../shared/data/keyed';
import { DATA_REQUEST_COLUMNS } from './request-columns.loader';
import { REQUESTED_DATASETS } from '../request-parts.loader';
import type { PresentDataset, DataRequestRow, RequestedDatasetRow } from '../request-row';

/** A request that a file speaks of and that is here already. */
export interface FiledBefore {
  readonly request: DataRequestRow;
  readonly datasets: ReadonlyArray<RequestedDatasetRow>;
}

/** Every dataset, by its code in the catalogue of government information resources. */
export async function catalogueByCode({
  query,
}: Transaction): Promise<ReadonlyMap<string, PresentDataset>> {
  const rows = await query<PresentDataset>('select facts, fields, version from exchange.dataset');
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
  { query }: Transaction,
  { number, exchangeNumber, owners }: MeantRequests,
): Promise<ReadonlyArray<FiledBefore>> {
  const own = await query<DataRequestRow>(BY_NUMBER, [number, exchangeNumber]);
  const found =
    own.length > 0 ? own : await query<DataRequestRow>(BY_EXCHANGE, [exchangeNumber, owners]);
  const datasets = await query<RequestedDatasetRow>(
    `${REQUESTED_DATASETS} order by d.request_id, d.position`,
    [found.map(({ id }) => id)],
  );
  const byRequest = groupBy(datasets, ({ requestId }) => requestId);
  return found.map((request) => ({ request, datasets: byRequest.get(request.id) ?? [] }));
}

/** Whether another request to the same owner has this number of the exchange platform. */
export async function isNumberTaken(
  { query }: Transaction,
  exchangeNumber: string,
  { id, ownerId }: Pick<DataRequestRow, 'id' | 'ownerId'>,
): Promise<boolean> {
  const taken = await query(
    'select from exchange.request where exchange_number = $1 and owner = $2 and id <> $3',
    [exchangeNumber, ownerId, id],
  );
  return taken.length > 0;
}

const BY_NUMBER = `select ${DATA_REQUEST_COLUMNS} from exchange.request r
where r.submitted_at is not null and r.number = $1 and coalesce(r.exchange_number, $2) = $2 for update`;

const BY_EXCHANGE = `select ${DATA_REQUEST_COLUMNS} from exchange.request r
where r.exchange_number = $1 and r.owner = any($2) order by r.id for update`;
