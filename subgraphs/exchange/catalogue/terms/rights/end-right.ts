import type { CatalogueContext } from '../../catalogue-context';
import { allowStewards, end } from '../term-transitions.store';
import { RIGHT_STEP, type LockedRight } from './right-step';

/** Ends a confirmed right, or withdraws or refuses one that waits. */
export function endRight(context: CatalogueContext, id: string): Promise<LockedRight> {
  return end(context, {
    ...RIGHT_STEP,
    id,
    event: 'RIGHT_ENDED',
    allow: (row) => allowStewards(context, row.ownerId)(row),
  });
}
