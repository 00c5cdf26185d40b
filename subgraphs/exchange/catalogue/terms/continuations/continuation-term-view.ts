import { ownerOf } from '../../../../../shared/sharing/dataset';
import type { ContinuationTermRow } from '../proposal-row';
import { signedTerm, stewardsOf, type SignedTerm } from '../signed-term';

/**
 * The department responsible for these documents: the owner of the platform, as for all data of the
 * exchange.
 */
export const KEEPER = ownerOf('reference/plan');

/** A document under its published names. */
export type ContinuationTermView = SignedTerm<ContinuationTermRow>;

/** A document with its acts. */
export function continuationView(row: ContinuationTermRow): ContinuationTermView {
  return signedTerm(row, stewardsOf(KEEPER));
}
