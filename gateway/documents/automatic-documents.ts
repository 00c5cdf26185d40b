import { LRUCache } from 'lru-cache';
import type { MemoryBudget } from '../../shared/data/memory-budget';
import { weightOf } from '../../shared/data/operation-weights';

/** Documents that callers sent once with their hash, and send by the hash alone from then on. */
export interface AutomaticDocuments {
  /** The text that this account or client sent under a hash; undefined if it is not kept. */
  find(subject: string, hash: string): string | undefined;
  /** Keeps a text under the hash that was calculated from it. */
  keep(subject: string, hash: string, text: string): void;
}

/** Most memory for the texts of one account or client, bytes. */
export const BYTES_A_SUBJECT = 1024 * 1024;

/**
 * Keeps documents within a budget, and within a bound for each account or client: anyone who sends
 * many evicts its own first. They are in this process alone, so another gateway asks for the text.
 */
export function automaticDocuments(budget: MemoryBudget): AutomaticDocuments {
  const kept = budget.cache<LRUCache<string, string>>('automatic');
  return {
    find: (subject, hash) => kept.get(subject)?.get(hash),
    keep: (subject, hash, text) => {
      const own = kept.get(subject) ?? new LRUCache({ maxSize: BYTES_A_SUBJECT });
      own.set(hash, text, { size: weightOf('text', text) });
      kept.set(subject, own, own.calculatedSize);
    },
  };
}
