import type { SharingKeeper } from '../../shared/monitoring/department';
import type { Reader } from '../../shared/data/database';
import { indexedState, type IndexedState } from '../../shared/sharing/permits';

/**
 * What sharing rests on now, by the tables of the directory: loaded again once its version has moved, as
 * a hub does.
 */
export function learntState(
  { version, load }: Pick<SharingKeeper, 'version' | 'load'>,
  reader: Reader,
  isDemonstration = true,
): () => Promise<IndexedState> {
  let known: IndexedState | undefined;
  return async () => {
    if (known === undefined || known.state.version !== (await version(reader)))
      known = indexedState(await load(reader, isDemonstration));
    return known;
  };
}
