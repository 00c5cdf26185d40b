import { RiverGateError } from '../../errors/rivergate-error';

/** Ids of the keys of each use, by how its setting or file is called. */
type KeysByUse = Readonly<Record<string, Iterable<string>>>;

/**
 * Each use has keys of its own: a request is vouched for by one, for whom it is made by another, what is
 * granted by a third, and who has one of them must not have another with it. Ids are made of the keys
 * themselves, so that one key in two files, or in two forms, is found.
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
    `${one} and ${other} hold one and the same key, but each use has a key of its own, with an owner of its own. Take one of them away; \`npm run rivergate -- keys\` makes another.`,
  );
}
