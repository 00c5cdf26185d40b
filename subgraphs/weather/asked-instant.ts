import type { DepartmentContext } from '../../shared/monitoring/department-context';

const MINUTE_MS = 60_000;

/** The instant asked; absent: the whole minute that is now, so that all keys of a request are one batch. */
export function askedInstant(context: DepartmentContext, at: string | null | undefined): string {
  if (at) return at;
  return new Date(Math.floor(context.now().getTime() / MINUTE_MS) * MINUTE_MS).toISOString();
}
