import { registerEnumType } from 'type-graphql';

/** What a steward does with selected values. */
export enum ReviewAction {
  APPROVE = 'APPROVE',
  VOID = 'VOID',
}

registerEnumType(ReviewAction, {
  name: 'ReviewAction',
  description: 'What a steward does with selected values (审核操作)',
  valuesConfig: {
    APPROVE: { description: 'Marks them as reviewed, with the flags that they have (审核通过)' },
    VOID: { description: 'Excludes them from statistics with the flag VOIDED (审核作废)' },
  },
});

/** Most values that one act changes. */
export const MOST_VALUES = 50_000;
