import { ownerOf } from '../../../../../shared/sharing/dataset';
import type { CatalogueContext } from '../../catalogue-context';
import { allowStewards, end } from '../term-transitions.store';
import type { ClassTermRow } from '../proposal-row';
import { CLASS_STEP } from './class-step';

/** Ends a confirmed class, or withdraws or refuses one that waits. */
export function endClass(context: CatalogueContext, id: string): Promise<ClassTermRow> {
  return end(context, {
    ...CLASS_STEP,
    id,
    event: 'CLASS_ENDED',
    allow: (row) => allowStewards(context, ownerOf(row.datasetId))(row),
  });
}
