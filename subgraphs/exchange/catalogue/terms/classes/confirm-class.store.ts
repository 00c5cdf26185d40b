import { instant, text, uuid } from '../../../../../shared/data/sql-type';
import { statement } from '../../../../../shared/data/statement';
import { ownerOf } from '../../../../../shared/sharing/dataset';
import type { CatalogueContext } from '../../catalogue-context';
import { confirm } from '../term-transitions.store';
import type { ClassTermRow } from '../proposal-row';
import { CLASS_STEP } from './class-step';

/**
 * Confirms a class as the second person, an approver of the dataset's owner; it replaces the
 * previous one.
 */
export function confirmClass(context: CatalogueContext, id: string): Promise<ClassTermRow> {
  return confirm(context, {
    ...CLASS_STEP,
    id,
    event: 'CLASS_CONFIRMED',
    department: ({ datasetId }) => ownerOf(datasetId),
    also: async (transaction, { datasetId }, { id: confirmed, subject, at }) => {
      const values = [datasetId, confirmed, subject, at] as const;
      const former = await transaction.query(END_FORMER_CLASSES, values);
      return { replaces: former.map((one) => one.id) };
    },
  });
}

/** Ends the confirmed classes of a dataset except $2. */
export const END_FORMER_CLASSES = statement({
  text: `update exchange.class_confirmation set ended_by = $3, ended_at = $4
    where dataset_id = $1 and id <> $2 and confirmed_at is not null and ended_at is null returning id`,
  columns: { id: uuid() },
  parameters: [text(), uuid(), text(), instant()],
});
