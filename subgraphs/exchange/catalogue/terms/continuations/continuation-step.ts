import { CONTINUATION_STATEMENTS, type ContinuationTermRow } from '../proposal-row';

/** The statements of a step on a document, and the facts that its event records. */
export const CONTINUATION_STEP = {
  statements: CONTINUATION_STATEMENTS,
  facts: ({ taskId, documentNumber }: ContinuationTermRow) => ({ task: taskId, documentNumber }),
} as const;
