import { dayOf } from '../../../../shared/sharing/calendar-day';
import { ownerOf } from '../../../../shared/sharing/dataset';
import type { CatalogueContext } from '../catalogue-context';
import { declaredOf } from '../terms/classes/class-term-view';
import type { ReleaseRow } from '../terms/proposal-row';
import { requireFound } from '../terms/term-rules';
import { confirm } from '../terms/term-transitions.store';
import { requireOpenToAll, requireRunning } from './release-rules';
import { RELEASE_STEP } from './release-step';

/** Confirms a release as the second person, an approver of the owner: from its first day everybody may read the dataset. */
export function confirmRelease(context: CatalogueContext, id: string): Promise<ReleaseRow> {
  return confirm(context, {
    ...RELEASE_STEP,
    id,
    event: 'RELEASE_CONFIRMED',
    department: ({ datasetId }) => ownerOf(datasetId),
    check: async ({ datasetId, validTo }) => {
      requireRunning(validTo, dayOf(context.now()));
      const facts = await declaredOf(context, datasetId);
      await requireOpenToAll(context, requireFound(facts, 'dataset', datasetId));
    },
  });
}
