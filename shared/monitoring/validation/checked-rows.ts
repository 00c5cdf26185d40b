import type { FeedRow, ImportJob } from '../ingest/feed';
import { storableRows } from './storable-row';
import { rowValidator } from './valid-row';

/**
 * Returns the function that checks the rows of an import that began at `startedAt`, ms since 1970
 * UTC. Simulators set the flags of their values themselves and have their own span, so that their
 * rows only have to be storable.
 */
export function checkedRows(
  { provenance }: ImportJob,
  startedAt: number,
): (row: FeedRow) => FeedRow {
  const storable = storableRows();
  if (provenance === 'SYNTHETIC') return storable;
  const validate = rowValidator(startedAt);
  return (row) => validate(storable(row));
}
