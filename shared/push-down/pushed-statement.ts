import { statement, type Statement } from '../data/statement';
import { text as textType } from '../data/sql-type';
import { textSql, type JsonText } from './text/json-text';
import { parameterList, type ValueOf } from './parameters';
import type { Scope } from './scope';

/** A statement that answers finished JSON texts, in columns `c0`, `c1`, … */
export interface PushedStatement {
  readonly statement: Statement<TextRow, ReadonlyArray<unknown>>;
  readonly values: ReadonlyArray<ValueOf>;
  /** Datasets that it reads; their row limits must be equal. */
  readonly datasets: ReadonlyArray<string>;
  /** Coordinates that must be open to the caller. */
  readonly revealing: ReadonlyArray<string>;
}

/** A row of texts by column. */
export type TextRow = Readonly<Record<string, string>>;

/** Writes the columns of a statement; `from` is its clause, empty for one row. */
export type WriteColumns = (scope: Scope) => {
  readonly columns: ReadonlyArray<JsonText>;
  readonly from: string;
};

/** The part of a scope that all statements of an operation have. */
export type OperationScope = Pick<
  Scope,
  'schema' | 'fragments' | 'switches' | 'declared' | 'pageText'
>;

/** Compiles a statement for callers whose time range is limited, or for all others. */
export function pushedStatement(
  operation: OperationScope,
  write: WriteColumns,
  isTimeLimited: boolean,
): PushedStatement {
  const parameters = parameterList();
  const scope: Scope = {
    ...operation,
    parameters,
    isTimeLimited,
    datasets: new Set(),
    revealing: new Set(),
  };
  const { columns, from } = write(scope);
  const selected = columns.map((column, at) => `${textSql(column)} as c${String(at)}`);
  return {
    statement: textStatement(`select ${selected.join(', ')}${from}`, columns.length),
    values: parameters.values,
    datasets: [...scope.datasets],
    revealing: [...scope.revealing],
  };
}

/** Its parameters declare their types in the text. */
function textStatement(sql: string, width: number): PushedStatement['statement'] {
  const columns = Object.fromEntries(
    Array.from({ length: width }, (_, at) => [`c${String(at)}`, textType()]),
  );
  return statement({ text: sql, columns }) as PushedStatement['statement']; // The number of parameters follows from the operation.
}
