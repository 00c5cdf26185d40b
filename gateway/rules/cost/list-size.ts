import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { listBounds, type ListBound } from './list-bounds';
import type { Rule } from '../rule';
import { fieldsOf } from '../selections';

/** Limits `first`, `last` and `limit`, as a literal or a variable, to one page. */
export const listSize: Rule = {
  name: 'list-size',
  check: (facts, { maxPage }) => {
    for (const field of fieldsOf(facts.document)) {
      const over = listBounds(field, facts).find(({ size }) => size > maxPage);
      if (over) return tooLong(field.name.value, over, maxPage);
    }
    return undefined;
  },
};

function tooLong(field: string, { argument, size }: ListBound, maxPage: number): RiverGateError {
  return new RiverGateError(
    'LIST_TOO_LONG',
    `"${field}(${argument}: ${size})" asks for more than ${maxPage} items.`,
    { limit: maxPage, found: size },
  );
}
