import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { MINUTE_MS } from '../../shared/domain/durations';

/**
 * The requested instant; if absent, the last instant of the dataset that the caller may see: the
 * present minute, minus the delay of the dataset. All keys of a request are then one batch.
 */
export function askedInstant(
  { now, access }: Pick<DepartmentContext, 'now' | 'access'>,
  dataset: string,
  at: string | null | undefined,
): string {
  if (at) return at;
  const { before } = access.limitsOf(dataset);
  const newest = Math.min(now().getTime(), before === null ? Infinity : Date.parse(before));
  return new Date(Math.floor(newest / MINUTE_MS) * MINUTE_MS).toISOString();
}
