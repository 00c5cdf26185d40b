import { CLASS_STATEMENTS, type ClassTermRow } from '../proposal-row';

/** What every step on a class says of it. */
export const CLASS_STEP = {
  statements: CLASS_STATEMENTS,
  facts: ({ datasetId, sharing, openness }: ClassTermRow) => ({
    dataset: datasetId,
    sharing,
    openness,
  }),
} as const;
