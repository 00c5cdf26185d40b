import { isUnanswered } from '../../data/unanswered-statement';
import { Fallback } from '../fallback';
import type { WrittenText } from './value-writer';

/** Why PostgreSQL did not answer what was to be read. */
export interface Unanswered {
  readonly unanswered: unknown;
}

/**
 * Returns a text that resolvers compute. Throws `Fallback`: an error of a resolver is the
 * resolvers' to report, unless they would wait as long again.
 */
export async function computedText(text: () => WrittenText): Promise<string | Unanswered> {
  try {
    return await text();
  } catch (thrown) {
    if (thrown instanceof Fallback) throw thrown;
    if (isUnanswered(thrown)) return { unanswered: thrown };
    throw new Fallback('RESOLVER', 'of a member');
  }
}
