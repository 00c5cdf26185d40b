import { RELEASE_STATEMENTS, type ReleaseRow } from '../terms/proposal-row';

/** What every step on a release says of it. */
export const RELEASE_STEP = {
  statements: RELEASE_STATEMENTS,
  facts: ({ number, datasetId }: ReleaseRow) => ({ number, dataset: datasetId }),
} as const;
