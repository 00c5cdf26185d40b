import { RiverGateError } from '../errors/rivergate-error';
import { keyOfCursor, pageOf, type Page, type PageRequest } from './connection';

/** A page of rows that are all at hand, in their order; throws CURSOR_INVALID for a key that none has. */
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
      'after requires a cursor of this list, as it was asked.',
    );
  }
  const rest = rows.slice(at + 1, at + 2 + request.first);
  return pageOf(rest, request, { keyOf, count: () => Promise.resolve(rows.length) });
}
