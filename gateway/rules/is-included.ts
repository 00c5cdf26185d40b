import type { SelectionNode } from 'graphql';
import { valueIn } from './cost/list-bounds';
import type { OperationFacts } from './operation-facts';

/** Whether `@skip` and `@include` keep a selection in the answer to this request. */
export function isIncluded({ directives = [] }: SelectionNode, facts: OperationFacts): boolean {
  return directives.every(({ name, arguments: given = [] }) => {
    const condition = given.find((argument) => argument.name.value === 'if')?.value;
    const value = condition && valueIn(condition, facts);
    if (name.value === 'skip') return value !== true;
    return name.value !== 'include' || value !== false;
  });
}
