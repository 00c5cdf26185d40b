import type { DocumentNode } from 'graphql';
import type { MemoryBudget } from '../data/memory-budget';
import { weightOf } from '../data/operation-weights';

/** Parsed documents as Apollo Server keeps them, by a hash of their text. */
export interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<void>;
}

/** A store of parsed documents within a budget. */
export function documentStore(budget: MemoryBudget): DocumentStore {
  const kept = budget.cache<DocumentNode>('documents');
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    set: (key, document) => {
      kept.set(key, document, weightOf('document', document.loc?.source.body ?? ''));
      return Promise.resolve();
    },
    delete: () => Promise.resolve(), // Apollo Server never calls it; unused documents are evicted by the budget.
  };
}
