import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { MINUTE_MS } from '../../shared/domain/durations';

/**
 * The instant asked; absent: the last that the caller may see of the dataset, which is the whole minute
 * that is now unless its data come with a delay. All keys of a request are then one batch.
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
