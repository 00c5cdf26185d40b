import type { Statement, ValuesOf } from '../../shared/data/statement';

/** A statement that each connection prepares once, under this name. */
export interface PreparedStatement<Row, Given extends ReadonlyArray<unknown>> extends Statement<
  Row,
  Given
> {
  readonly name: string;
}

/** Names a statement: no other has this name. */
export function prepared<Row, Given extends ReadonlyArray<unknown>>(
  name: string,
  statement: Statement<Row, Given>,
): PreparedStatement<Row, Given> {
  return { name, ...statement };
}

/** A connection of the ledger: it runs statements that are declared, and no text. */
export interface LedgerClient {
  /** Rows of one statement. */
  query<Row, Given extends ReadonlyArray<unknown>>(
    statement: PreparedStatement<Row, Given>,
    ...values: ValuesOf<Given>
  ): Promise<ReadonlyArray<Row>>;
}
