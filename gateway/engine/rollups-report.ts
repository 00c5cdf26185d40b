import { isCount } from '../../shared/domain/is-count';
import type { RollupQueue } from '../../shared/monitoring/rollup/refresh-rollups';
import { isJsonObject } from '../../shared/domain/is-json-object';

/**
 * What a department reports at `/healthz` about its queue of roll-ups; null if it reports nothing
 * usable.
 */
export function rollupsIn(health: unknown): RollupQueue | null {
  if (!isJsonObject(health) || !isJsonObject(health['rollups'])) return null;
  const { days, oldestS } = health['rollups'];
  if (!isCount(days) || !(oldestS === null || isCount(oldestS))) return null;
  return { days, oldestS };
}
