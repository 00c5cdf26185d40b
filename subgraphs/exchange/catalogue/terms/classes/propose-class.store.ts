import { text, uuid } from '../../../../../shared/data/sql-type';
import { statement } from '../../../../../shared/data/statement';
import { ownerOf, type Openness, type SharingClass } from '../../../../../shared/sharing/dataset';
import type { CatalogueContext } from '../../catalogue-context';
import { PROPOSER_PARAMETERS, PROPOSER_SQL, UNLESS_WAITING, proposerValues } from '../proposer';
import { requireFound, saidText } from '../term-rules';
import { propose } from '../term-transitions.store';
import { declaredOf } from './class-term-view';

/** Input of the proposal of a class. */
export interface ClassProposal {
  readonly dataset: string;
  readonly sharing: SharingClass;
  readonly openness: Openness;
  readonly note: string;
}

/** Proposes a class, by a handler of the dataset's owner; returns its id. */
export async function proposeClass(
  context: CatalogueContext,
  { dataset, sharing, openness, note }: ClassProposal,
): Promise<string> {
  requireFound(await declaredOf(context, dataset), 'dataset', dataset);
  const said = saidText('note', note);
  return propose(context, {
    department: ownerOf(dataset),
    event: 'CLASS_PROPOSED',
    facts: { dataset, sharing, openness },
    insert: async (transaction, by) => {
      const values = [dataset, sharing, openness, said, ...proposerValues(by)] as const;
      const [row] = await transaction.query(INSERT_CLASS, values);
      return row;
    },
  });
}

/** Returns no row if another class of the dataset waits. */
export const INSERT_CLASS = statement({
  text: `insert into exchange.class_confirmation (dataset_id, sharing, openness, note, ${PROPOSER_SQL})
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (dataset_id) ${UNLESS_WAITING}`,
  columns: { id: uuid() },
  parameters: [text(), text<SharingClass>(), text<Openness>(), text(), ...PROPOSER_PARAMETERS],
});
