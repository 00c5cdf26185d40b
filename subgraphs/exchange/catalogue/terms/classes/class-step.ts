import { CLASS_STATEMENTS, type ClassTermRow } from '../proposal-row';

/** The statements of a step on a class, and the facts that its event records. */
export const CLASS_STEP = {
  statements: CLASS_STATEMENTS,
  facts: ({ datasetId, sharing, openness }: ClassTermRow) => ({
    dataset: datasetId,
    sharing,
    openness,
  }),
} as const;
