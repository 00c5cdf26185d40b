import { classInForce } from '../../../../shared/sharing/class-in-force';
import { stricterClass, type SharingClass } from '../../../../shared/sharing/dataset';
import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';

/**
 * The class by which a dataset is asked for: the one in force. What its owner has not confirmed yet, or
 * the catalogue does not know, is asked of the owner.
 */
export function requestedClass(access: AccessDecisions, datasetId: string): SharingClass {
  const state = access.stateOf(datasetId);
  if (!state) return 'CONDITIONAL';
  return classInForce(state)?.sharing ?? stricterClass(state.dataset.sharing, 'CONDITIONAL');
}
