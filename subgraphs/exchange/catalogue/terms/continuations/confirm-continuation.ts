import type { CatalogueContext } from '../../catalogue-context';
import type { ContinuationTermRow } from '../proposal-row';
import { confirm } from '../term-transitions.store';
import { CONTINUATION_STEP } from './continuation-step';
import { KEEPER } from './continuation-term-view';

/** Confirms a document as the second person, an approver of the bureau. */
export function confirmContinuation(
  context: CatalogueContext,
  id: string,
): Promise<ContinuationTermRow> {
  const department = () => KEEPER;
  return confirm(context, {
    ...CONTINUATION_STEP,
    id,
    event: 'CONTINUATION_CONFIRMED',
    department,
  });
}
