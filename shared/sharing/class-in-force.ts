import { stricterClass, stricterOpenness } from './dataset';
import type { ConfirmedClass, DatasetState } from './sharing-state';

/**
 * Class and openness in force: the stricter of the declaration in code and the confirmation by the
 * owner's stewards; null until the first confirmation, because a commit alone must not open data.
 */
export function classInForce({ dataset, confirmed }: DatasetState): ConfirmedClass | null {
  if (!confirmed) return null;
  return {
    sharing: stricterClass(dataset.sharing, confirmed.sharing),
    openness: stricterOpenness(dataset.openness, confirmed.openness),
  };
}
