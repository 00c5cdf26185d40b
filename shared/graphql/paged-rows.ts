import { RiverGateError } from '../errors/rivergate-error';
import { keyOfCursor, pageOf, type Page, type PageRequest } from './connection';

/**
 * The page of an ordered list that is completely in memory; throws CURSOR_INVALID for a key that no
 * row has.
 */
export function pagedRows<Row>(
  rows: ReadonlyArray<Row>,
  request: PageRequest,
  keyOf: (row: Row) => string,
): Page<Row> {
  const after = keyOfCursor(request.after);
  const at = after === null ? -1 : rows.findIndex((row) => keyOf(row) === after);
  if (after !== null && at < 0) {
    throw new RiverGateError(
      'CURSOR_INVALID',
      'after requires a cursor of this list, with the same filters.',
    );
  }
  const rest = rows.slice(at + 1, at + 2 + request.first);
  return pageOf(rest, request, { keyOf, count: () => Promise.resolve(rows.length) });
}
