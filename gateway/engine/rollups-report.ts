import type { RollupsReport } from './link';

/** What a department says at `/healthz` of its queue of roll-ups; null where it says nothing that can be used. */
export function rollupsIn(health: unknown): RollupsReport | null {
  if (!isObject(health) || !isObject(health['rollups'])) return null;
  const { days, oldestS } = health['rollups'];
  if (!isCount(days) || !(oldestS === null || isCount(oldestS))) return null;
  return { days, oldestS };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
