import { RELEASE_STATEMENTS, type ReleaseRow } from '../terms/proposal-row';

/** The statements of a step on a release, and the facts that its event records. */
export const RELEASE_STEP = {
  statements: RELEASE_STATEMENTS,
  facts: ({ number, datasetId }: ReleaseRow) => ({ number, dataset: datasetId }),
} as const;
