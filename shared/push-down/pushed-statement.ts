import { rollupsOf } from '../monitoring/observations/derived-datasets';
import type { Declarations } from './declarations';
import { textSql, type JsonText } from './text/json-text';
import { parameterList, type ValueOf } from './parameters';
import type { Scope } from './scope';

/** A statement that answers finished JSON texts, one in each column. */
export interface PushedStatement {
  readonly text: string;
  readonly values: ReadonlyArray<ValueOf>;
  /** Datasets that it reads; their row limits must be equal. */
  readonly datasets: ReadonlyArray<string>;
  /** The same, and what their rows are computed from. */
  readonly reached: ReadonlyArray<string>;
  /** Coordinates that must be open to the caller. */
  readonly revealing: ReadonlyArray<string>;
}

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
  return {
    text: `select ${columns.map(textSql).join(', ')}${from}`,
    values: parameters.values,
    datasets: [...scope.datasets],
    reached: [...scope.datasets].flatMap((id) => [id, ...rollupsIn(operation.declared, id)]),
    revealing: [...scope.revealing],
  };
}

function rollupsIn({ datasets }: Declarations, id: string): ReadonlyArray<string> {
  return rollupsOf(datasets.find((one) => one.id === id)).all;
}
