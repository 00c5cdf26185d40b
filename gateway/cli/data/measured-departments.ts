import type { Department } from '../../../shared/monitoring/department';

/** Returns the ids of the departments that have measurements, and so roll-ups. */
export function measured(departments: ReadonlyArray<Department>): ReadonlyArray<string> {
  return departments
    .filter(({ feeds, simulate }) => simulate !== undefined || feeds.length > 0)
    .map(({ name }) => name);
}
