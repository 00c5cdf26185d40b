import { indexBy } from './keyed';

/** The rows with these keys, in the order of the keys; a key without a row is omitted. */
export function picked<Row, Key>(
  rows: ReadonlyArray<Row>,
  keyOf: (row: Row) => Key,
  keys: ReadonlyArray<Key>,
): ReadonlyArray<Row> {
  const byKey = indexBy(rows, keyOf);
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** The `id` of a row, for `picked`. */
export function idOf<Key>(row: { readonly id: Key }): Key {
  return row.id;
}
