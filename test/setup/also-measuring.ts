import type { Department } from '../../shared/monitoring/department';
import type { Measures } from '../../shared/sharing/dataset';

/** A department of which one dataset claims more series than it declares, for what a test brings. */
export function alsoMeasuring<Own extends Pick<Department, 'datasets'>>(
  department: Own,
  dataset: string,
  measures: Measures,
): Own {
  const datasets = department.datasets.map((one) =>
    one.id === dataset ? { ...one, measures: [...one.measures, measures] } : one,
  );
  return { ...department, datasets };
}
