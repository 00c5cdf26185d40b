import { statement } from '../../../shared/data/statement';
import { instant } from '../../../shared/data/sql-type';
import type { Reader } from '../../../shared/data/database';
import {
  REVOCATION_COLUMNS,
  REVOCATION_TYPES,
  revocationsIn,
} from '../../../shared/sharing/revocation-rows';
import type { Revocations } from '../../../shared/sharing/sharing-state';

/**
 * Returns all revocations that apply now, for the sharing state; without those older than every
 * valid session and token.
 */
export async function revocationsNow(reader: Reader, now: Date): Promise<Revocations> {
  return revocationsIn(await reader.query(REVOCATIONS, [now]));
}

/** Revocations that have not expired. */
export const REVOCATIONS = statement({
  text: `select ${REVOCATION_COLUMNS}
    from exchange.revocation where expires_at > $1 order by kind, id`,
  columns: REVOCATION_TYPES,
  parameters: [instant()],
});
