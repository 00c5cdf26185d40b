import { classInForce } from '../../../../shared/sharing/class-in-force';
import { stricterClass, type SharingClass } from '../../../../shared/sharing/dataset';
import type { AccessDecisions } from '../../../../shared/sharing/access-decisions';

/**
 * Returns the class under which a dataset is requested: the class in force. A dataset that its
 * owner has not confirmed, or that the catalogue does not know, is requested as conditional at
 * least.
 */
export function requestedClass(access: AccessDecisions, datasetId: string): SharingClass {
  const state = access.stateOf(datasetId);
  if (!state) return 'CONDITIONAL';
  return classInForce(state)?.sharing ?? stricterClass(state.dataset.sharing, 'CONDITIONAL');
}
