import type { RowOf } from '../../../../../shared/data/statement';
import { RIGHT_STATEMENTS } from '../proposal-row';

/** A right as a step has it locked, without the document that continues its task. */
export type LockedRight = RowOf<typeof RIGHT_STATEMENTS.forUpdate>;

/** What every step on a right says of it. */
export const RIGHT_STEP = {
  statements: RIGHT_STATEMENTS,
  facts: ({ taskId, ownerId, topicId }: LockedRight) => ({
    task: taskId,
    owner: ownerId,
    topic: topicId,
  }),
} as const;
