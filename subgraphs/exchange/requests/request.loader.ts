import { statement } from '../../../shared/data/statement';
import { list, text, uuid } from '../../../shared/data/sql-type';
import type { Reader } from '../../../shared/data/database';
import { groupBy, indexBy } from '../../../shared/data/keyed';
import { DATA_REQUEST_SQL } from './request-sql';
import { DATA_REQUEST_COLUMNS, type DataRequestRow } from './request-row';
import type { DataRequestViewer } from './request-viewer';
import { viewerValues, VISIBLE, VIEWER } from './visible-requests';
import { isId } from './request-id';

/** Loads the requests with these ids that a viewer sees, by id. */
export async function dataRequestsById(
  reader: Reader,
  viewer: DataRequestViewer,
  ids: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, DataRequestRow>> {
  const values = [...viewerValues(viewer), ids.filter(isId)] as const;
  return indexBy(await reader.query(REQUESTS_BY_ID, values), ({ id }) => id);
}

/** Kind of link between requests: parts of a request that was split, or renewals of a request. */
export type DataRequestLink = 'splitFrom' | 'renews';

/**
 * Loads the requests that were split from these or renew them, as far as a viewer sees them; oldest
 * first.
 */
export async function linkedDataRequests(
  reader: Reader,
  { viewer, link }: { readonly viewer: DataRequestViewer; readonly link: DataRequestLink },
  ids: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, ReadonlyArray<DataRequestRow>>> {
  const rows = await reader.query(LINKED_REQUESTS, [...viewerValues(viewer), ids, link]);
  return groupBy(rows, (row) => row[link] ?? '');
}

/** The requests with these ids that a viewer sees. */
export const REQUESTS_BY_ID = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r where ${VISIBLE} and r.id = any($5::uuid[])`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [...VIEWER, list(uuid())],
});

/** The requests linked to the requests $5, as far as a viewer sees them. */
export const LINKED_REQUESTS = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r
    where ${VISIBLE} and case $6 when 'renews' then r.renews else r.split_from end = any($5::uuid[])
    order by r.number`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [...VIEWER, list(uuid()), text<DataRequestLink>()],
});
