import type { CatalogueContext } from '../../catalogue-context';
import type { ContinuationTermRow } from '../proposal-row';
import { allowStewards, end } from '../term-transitions.store';
import { CONTINUATION_STEP } from './continuation-step';
import { KEEPER } from './continuation-term-view';

/**
 * Ends a confirmed document and every right that is based on it, or withdraws or refuses one that
 * waits.
 */
export function endContinuation(
  context: CatalogueContext,
  id: string,
): Promise<ContinuationTermRow> {
  const allow = allowStewards(context, KEEPER);
  return end(context, { ...CONTINUATION_STEP, id, event: 'CONTINUATION_ENDED', allow });
}
