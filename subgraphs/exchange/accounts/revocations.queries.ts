import { statement } from '../../../shared/data/statement';
import { instant } from '../../../shared/data/sql-type';
import type { Reader } from '../../../shared/data/database';
import {
  REVOCATION_COLUMNS,
  REVOCATION_TYPES,
  revocationsIn,
} from '../../../shared/sharing/revocation-rows';
import type { Revocations } from '../../../shared/sharing/sharing-state';

/** All that is revoked now, for the sharing state; what nothing living can refer to any more is not in it. */
export async function revocationsNow(reader: Reader, now: Date): Promise<Revocations> {
  return revocationsIn(await reader.query(REVOCATIONS, [now]));
}

/** What is revoked and has not expired. */
export const REVOCATIONS = statement({
  text: `select ${REVOCATION_COLUMNS}
    from exchange.revocation where expires_at > $1 order by kind, id`,
  columns: REVOCATION_TYPES,
  parameters: [instant()],
});
