import { statement } from '../../../../shared/data/statement';
import { uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { GRANT_COLUMNS, GRANT_SQL, type DataGrantRow } from './data-grant-row';

/**
 * Returns the grants of a data request that are not revoked; the lock on the request prevents
 * changes of them.
 */
export function standingGrants(
  transaction: Transaction,
  requestId: string,
): Promise<ReadonlyArray<DataGrantRow>> {
  return transaction.query(STANDING_GRANTS, [requestId]);
}

/** The grants of a request that are not revoked. */
export const STANDING_GRANTS = statement({
  text: `select ${GRANT_SQL} from exchange.data_grant g where g.request_id = $1 and g.revoked_at is null`,
  columns: GRANT_COLUMNS,
  parameters: [uuid()],
});
