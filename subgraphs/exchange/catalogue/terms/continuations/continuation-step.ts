import { CONTINUATION_STATEMENTS, type ContinuationTermRow } from '../proposal-row';

/** What every step on a document says of it. */
export const CONTINUATION_STEP = {
  statements: CONTINUATION_STATEMENTS,
  facts: ({ taskId, documentNumber }: ContinuationTermRow) => ({ task: taskId, documentNumber }),
} as const;
