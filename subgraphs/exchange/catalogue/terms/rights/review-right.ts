import { dayOf } from '../../../../../shared/sharing/calendar-day';
import type { CatalogueContext } from '../../catalogue-context';
import { isConfirmed } from '../signed-term';
import { refused, requireActsFor, requireNotEnded } from '../term-rules';
import { changed } from '../term-transitions.store';
import { renewRight } from './renew-right.store';
import { RIGHT_STEP, type LockedRight } from './right-step';

/** Reviews a confirmed right, by an approver of the owner: it holds for another year. */
export function reviewRight(context: CatalogueContext, id: string): Promise<LockedRight> {
  const step = { ...RIGHT_STEP, id, event: 'RIGHT_REVIEWED' };
  return changed(context, step, async (transaction, row) => {
    requireActsFor(context.access.caller, row.ownerId);
    requireNotEnded(row);
    if (!isConfirmed(row)) throw refused('It has not been confirmed yet (尚未确认).');
    const [renewed] = await renewRight(transaction, row.id, dayOf(context.now()));
    return { ...renewed };
  });
}
