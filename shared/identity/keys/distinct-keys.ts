import { RiverGateError } from '../../errors/rivergate-error';

/** Ids of the keys of each use, by the name of its setting or file. */
type KeysByUse = Readonly<Record<string, Iterable<string>>>;

/**
 * Checks that each use has separate keys: one kind signs requests, another permits, a third the
 * sharing state, and the holder of one must not thereby hold another. Ids are derived from the keys
 * themselves, so a key in two files or in two formats is detected.
 *
 * @throws SETTINGS_INVALID naming the two uses of one key.
 */
export function requireDistinctKeys(uses: KeysByUse): void {
  const usedFor = new Map<string, string>();
  for (const [use, ids] of Object.entries(uses))
    for (const id of new Set(ids)) {
      const other = usedFor.get(id);
      if (other !== undefined) throw sharedKey(other, use);
      usedFor.set(id, use);
    }
}

function sharedKey(one: string, other: string): RiverGateError {
  return new RiverGateError(
    'SETTINGS_INVALID',
    `${one} and ${other} contain the same key, but each use requires a separate key with a separate owner. Remove one of them; \`npm run rivergate -- keys\` makes another.`,
  );
}
