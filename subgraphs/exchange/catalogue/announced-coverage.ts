import { MANDATE_DUTIES } from '../../../shared/domain/mandate/duties';
import { DATA_TOPICS } from '../../../shared/domain/mandate/topics';
import { coverageOf, type Coverage } from '../../../shared/sharing/coverage';
import { ownerOf } from '../../../shared/sharing/dataset';
import type { DatasetRow } from './datasets/dataset-row';

/**
 * Calculates how far the datasets that departments have announced cover the mandate; their fields
 * count as reachable.
 */
export function announcedCoverage(rows: ReadonlyArray<DatasetRow>): Coverage {
  return coverageOf({
    duties: MANDATE_DUTIES,
    topics: DATA_TOPICS,
    inconsistencies: [],
    departments: new Set(rows.map(({ id }) => ownerOf(id))),
    datasets: rows.map(({ facts }) => facts),
    fields: rows.flatMap(({ id, fields }) =>
      fields.map((coordinate) => ({ coordinate, policy: [[id]], isReachable: true })),
    ),
  });
}
