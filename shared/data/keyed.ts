import DataLoader from 'dataloader';

/**
 * Creates a loader that runs one statement per batch. `load` may return rows in any order; a key
 * without a row resolves to `undefined`. Lives for one request.
 */
export function keyed<Key extends string, Value>(
  load: (keys: ReadonlyArray<Key>) => Promise<ReadonlyMap<Key, Value>>,
): DataLoader<Key, Value | undefined> {
  return new DataLoader(async (keys) => {
    const found = await load(keys);
    return keys.map((key) => found.get(key));
  });
}

/** Keyed loaders, one for each set of arguments in the request. */
export interface KeyedBy<Args, Key, Value> {
  (args: Args, key: Key): Promise<Value | undefined>;
  /** Keeps a value that was read otherwise, so that it is not loaded; one that is kept stays. */
  prime(args: Args, key: Key, value: Value): void;
}

/** Creates keyed loaders. */
export function keyedBy<Args, Key extends string, Value>(
  load: (args: Args, keys: ReadonlyArray<Key>) => Promise<ReadonlyMap<Key, Value>>,
): KeyedBy<Args, Key, Value> {
  const loaders = new Map<string, DataLoader<Key, Value | undefined>>();
  const loaderOf = (args: Args) => {
    const name = JSON.stringify(args);
    const loader = loaders.get(name) ?? keyed<Key, Value>((keys) => load(args, keys));
    loaders.set(name, loader);
    return loader;
  };
  return Object.assign((args: Args, key: Key) => loaderOf(args).load(key), {
    prime: (args: Args, key: Key, value: Value) => void loaderOf(args).prime(key, value),
  });
}

/** Rows by a unique key. */
export function indexBy<Row, Key>(
  rows: ReadonlyArray<Row>,
  keyOf: (row: Row) => Key,
): ReadonlyMap<Key, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Rows grouped by a key, in their order; a key without rows is absent. */
export function groupBy<Row, Key>(
  rows: ReadonlyArray<Row>,
  keyOf: (row: Row) => Key,
): ReadonlyMap<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
