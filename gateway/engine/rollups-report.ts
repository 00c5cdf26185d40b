import { isCount } from '../../shared/domain/is-count';
import type { RollupQueue } from '../../shared/monitoring/rollup/refresh-rollups';
import { isJsonObject } from './link-answer';

/**
 * What a department says at `/healthz` of its queue of roll-ups; null if it says nothing that can
 * be used.
 */
export function rollupsIn(health: unknown): RollupQueue | null {
  if (!isJsonObject(health) || !isJsonObject(health['rollups'])) return null;
  const { days, oldestS } = health['rollups'];
  if (!isCount(days) || !(oldestS === null || isCount(oldestS))) return null;
  return { days, oldestS };
}
