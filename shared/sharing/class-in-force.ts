import { stricterClass, stricterOpenness } from './dataset';
import type { ConfirmedClass, DatasetState } from './sharing-state';

/**
 * Class and openness in force: of what the code declares and what the owner's stewards have confirmed
 * the stricter one; null while nothing is confirmed, for a commit alone opens nothing.
 */
export function classInForce({ dataset, confirmed }: DatasetState): ConfirmedClass | null {
  if (!confirmed) return null;
  return {
    sharing: stricterClass(dataset.sharing, confirmed.sharing),
    openness: stricterOpenness(dataset.openness, confirmed.openness),
  };
}
