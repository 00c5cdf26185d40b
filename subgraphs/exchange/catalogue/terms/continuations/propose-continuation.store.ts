import { date, int, nullable, text, uuid } from '../../../../../shared/data/sql-type';
import { statement } from '../../../../../shared/data/statement';
import { MANDATE_TASKS } from '../../../../../shared/domain/mandate/tasks';
import type { CatalogueContext } from '../../catalogue-context';
import { PROPOSER_PARAMETERS, PROPOSER_SQL, proposerValues } from '../proposer';
import { requireFound, requirePeriod, saidText } from '../term-rules';
import { propose } from '../term-transitions.store';
import { KEEPER } from './continuation-term-view';

/** Input of a document. */
export interface ContinuationProposal {
  readonly task: number;
  readonly document: string;
  readonly documentNumber: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Records a document that continues a task, by a handler of the bureau; returns its id. */
export async function proposeContinuation(
  context: CatalogueContext,
  { task, validFrom, validTo, ...given }: ContinuationProposal,
): Promise<string> {
  requireFound(
    MANDATE_TASKS.find(({ id }) => id === task),
    'task',
    String(task),
  );
  requirePeriod(validFrom, validTo);
  const document = saidText('document', given.document);
  const documentNumber = saidText('documentNumber', given.documentNumber);
  return propose(context, {
    department: KEEPER,
    event: 'CONTINUATION_PROPOSED',
    facts: { task, documentNumber },
    insert: async (transaction, by) => {
      const about = [task, document, documentNumber, validFrom, validTo] as const;
      const [row] = await transaction.query(INSERT_CONTINUATION, [...about, ...proposerValues(by)]);
      return row;
    },
  });
}

/** Adds a document. */
export const INSERT_CONTINUATION = statement({
  text: `insert into exchange.continuation_record (task_id, document, document_number, valid_from, valid_to, ${PROPOSER_SQL})
    values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
  columns: { id: uuid() },
  parameters: [int(), text(), text(), date(), nullable(date()), ...PROPOSER_PARAMETERS],
});
