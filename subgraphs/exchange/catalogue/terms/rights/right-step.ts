import type { RowOf } from '../../../../../shared/data/statement';
import { RIGHT_STATEMENTS } from '../proposal-row';

/** A right that a step has locked, without the document that continues its task. */
export type LockedRight = RowOf<typeof RIGHT_STATEMENTS.forUpdate>;

/** The facts of a right that the event of each step records. */
export const RIGHT_STEP = {
  statements: RIGHT_STATEMENTS,
  facts: ({ taskId, ownerId, topicId }: LockedRight) => ({
    task: taskId,
    owner: ownerId,
    topic: topicId,
  }),
} as const;
