import { bool, instant, text, uuid } from '../../../../shared/data/sql-type';
import {
  statement,
  type Columns,
  type RowOfColumns,
  type Statement,
} from '../../../../shared/data/statement';

/** The columns of a term, of table `t`. */
interface Term<C extends Columns> {
  /** Schema-qualified. */
  readonly table: string;
  readonly selected: string;
  readonly columns: C;
}

/** The statements over one table of terms, which two persons decide. */
export interface TermStatements<Row> {
  /**
   * Locks a row until the transaction ends; no row if none has the id, however the id is written.
   */
  readonly forUpdate: Statement<Row, readonly [id: string]>;
  readonly confirm: Statement<
    object,
    readonly [id: string, by: string, at: string | Date, isDemonstration: boolean]
  >;
  readonly end: Statement<object, readonly [id: string, by: string, at: string | Date]>;
}

/**
 * Creates the statements over one such table. Declare the result as an exported constant, so that
 * the test finds it.
 */
export function termStatements<const C extends Columns>({
  table,
  selected,
  columns,
}: Term<C>): TermStatements<RowOfColumns<C>> {
  return {
    forUpdate: statement({
      text: `select ${selected} from ${table} t where t.id::text = $1 for update`,
      columns,
      parameters: [text()],
    }),
    confirm: statement({
      text: `update ${table} set confirmed_by = $2, confirmed_at = $3,
        is_demonstration = is_demonstration or $4 where id = $1`,
      parameters: [uuid(), text(), instant(), bool()],
    }),
    end: statement({
      text: `update ${table} set ended_by = $2, ended_at = $3 where id = $1`,
      parameters: [uuid(), text(), instant()],
    }),
  };
}
