import type { MemoryBudget } from '../../shared/data/memory-budget';
import { weightOf } from '../../shared/data/operation-weights';
import type { DocumentMode } from '../../shared/domain/document-mode';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { DocumentListState, SharingState } from '../../shared/sharing/sharing-state';
import type { IdentityDatabase } from '../identity/reachable';
import { listOfClient, textsOfClient } from './document-list.queries';

/** The documents of one client, and how far it is held to them. */
export interface DocumentList {
  readonly mode: DocumentMode;
  /** Texts by the SHA-256 of each, in hexadecimal. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The registered documents of all clients. */
export interface DocumentLists {
  /**
   * The list of a client; null for a caller that has none. Rejects with SHARING_STATE_STALE if it
   * cannot be known: a list may have been enforced in the meantime.
   */
  of(subject: string): Promise<DocumentList | null>;
}

/** Dependencies of document lists. */
export interface DocumentListOptions {
  readonly database: IdentityDatabase;
  /** The present sharing state; null if it is stale, and then the database is asked. */
  readonly stateNow: () => SharingState | null;
  readonly budget: MemoryBudget;
}

interface LoadedList {
  readonly revision: number;
  readonly texts: Promise<ReadonlyMap<string, string>>;
}

/**
 * Opens the lists. The sharing state says which client has one, and its revision; the texts are
 * loaded once for each revision, whole, so that no look-up depends on what others have registered.
 */
export function documentLists({ database, stateNow, budget }: DocumentListOptions): DocumentLists {
  const kept = budget.cache<LoadedList>('registered');
  const load = (client: string) =>
    database.asIdentity((transaction) => textsOfClient(transaction, client));
  const textsOf = ({ client, revision }: DocumentListState): LoadedList['texts'] => {
    const known = kept.get(client);
    if (known?.revision === revision) return known.texts;
    const texts = load(client);
    kept.set(client, { revision, texts }, 0);
    texts.then(
      (loaded) => {
        kept.set(client, { revision, texts }, weightOfTexts(loaded));
      },
      () => {
        kept.set(client, { revision: NEVER, texts }, 0); // The next request loads it again.
      },
    );
    return texts;
  };
  const listOf = async (state: DocumentListState) => ({
    mode: state.mode,
    texts: await textsOf(state),
  });
  return {
    of: async (subject) => {
      const state = stateNow();
      const list = state
        ? listIn(state, subject)
        : await database.asIdentity((one) => listOfClient(one, subject)).catch(unknownList);
      return list ? listOf(list) : null;
    },
  };
}

/** A revision that no list has. */
const NEVER = -1;

function weightOfTexts(texts: ReadonlyMap<string, string>): number {
  return [...texts.values()].reduce((sum, text) => sum + weightOf('text', text), 0);
}

/** One index for each state in use. */
const indexes = new WeakMap<SharingState, ReadonlyMap<string, DocumentListState>>();

function listIn(state: SharingState, subject: string): DocumentListState | undefined {
  const known = indexes.get(state);
  if (known) return known.get(subject);
  const index = new Map((state.documentLists ?? []).map((list) => [list.client, list]));
  indexes.set(state, index);
  return index.get(subject);
}

function unknownList(): never {
  throw new RiverGateError(
    'SHARING_STATE_STALE',
    'Whether the documents of this client are enforced could not be read in time.',
  );
}
