import { SOLE_ISSUERS, UNIFIED_ISSUER } from '../../../../shared/domain/mandate/release-issuers';
import { ownerOf, type Dataset } from '../../../../shared/sharing/dataset';

/**
 * Returns the department whose publishers propose to release a dataset: the bureau, unless the law
 * names another one.
 */
export function issuerOf({ id, clause }: Pick<Dataset, 'id' | 'clause'>): string {
  const sole = SOLE_ISSUERS.find((one) => one.department === ownerOf(id) && one.clause === clause);
  return sole?.issuer ?? UNIFIED_ISSUER;
}
