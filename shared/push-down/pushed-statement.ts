import { rollupsOf } from '../monitoring/observations/derived-datasets';
import type { MarkList } from './computed/marked-field';
import { markList } from './computed/station-marks';
import type { Declarations } from './declarations';
import { textSql, type JsonText } from './text/json-text';
import { parameterList, type ValueOf } from './parameters';
import type { KeyedText, Scope } from './scope';

/** A statement that answers finished JSON texts, one in each column. */
export interface PushedStatement {
  readonly text: string;
  readonly values: ReadonlyArray<ValueOf>;
  /** The dataset of its rows. */
  readonly home: string;
  /** Datasets that it reads; their row limits must be equal. */
  readonly datasets: ReadonlyArray<string>;
  /** The same, and what their rows are computed from. */
  readonly reached: ReadonlyArray<string>;
  /** Coordinates that must be open to the caller. */
  readonly revealing: ReadonlyArray<string>;
  /** Statements of other datasets whose texts belong into its own, by the number of the part. */
  readonly apart: ReadonlyArray<StatementForms>;
  /** Places in its texts where code computes a field. */
  readonly marks: MarkList;
}

/** What decides the text of a statement, of the caller. */
export interface StatementKind {
  /** Whether the caller's time range is limited. */
  readonly isTimeLimited: boolean;
  /** Whether it reads the dataset of its rows alone, because others have other limits. */
  readonly isApart: boolean;
}

/** The statement for each kind of callers, compiled when it is first used. */
export type StatementForms = (kind: StatementKind) => PushedStatement;

/** What a statement writes of the rows of a dataset. */
export interface WrittenRows {
  readonly dataset: string;
  readonly write: WriteColumns;
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

/** The statement that most callers use. */
export const MOST_CALLERS: StatementKind = { isTimeLimited: false, isApart: false };

/** Compiles the statements; a field that cannot be pushed shows in the form of most callers. */
export function statementForms(operation: OperationScope, rows: WrittenRows): StatementForms {
  const keyOf = ({ isTimeLimited, isApart }: StatementKind) =>
    (isTimeLimited ? 1 : 0) + (isApart ? 2 : 0);
  const known = new Map([[keyOf(MOST_CALLERS), pushedStatement(operation, rows, MOST_CALLERS)]]);
  return (kind) => {
    const found = known.get(keyOf(kind)) ?? pushedStatement(operation, rows, kind);
    known.set(keyOf(kind), found);
    return found;
  };
}

const KEYED = ' from unnest($1::text[]) with ordinality k (key, ord) order by k.ord';

/** Returns the clause of one row for each key of the request, `k.key`; the first parameter are the keys. */
export function keyedFrom({ parameters }: Scope): string {
  parameters.addOnce('keys', 'text[]', ({ keys }) => keys);
  return KEYED;
}

function pushedStatement(
  operation: OperationScope,
  { dataset, write }: WrittenRows,
  { isTimeLimited, isApart }: StatementKind,
): PushedStatement {
  const parameters = parameterList();
  const apart: KeyedText[] = [];
  const scope: Scope = {
    ...operation,
    parameters,
    marks: markList(),
    isTimeLimited,
    home: dataset,
    apart: isApart ? apart : null,
    datasets: new Set(),
    revealing: new Set(),
  };
  const { columns, from } = write(scope);
  return {
    text: `select ${columns.map(textSql).join(', ')}${from}`,
    values: parameters.values,
    home: dataset,
    datasets: [...scope.datasets],
    reached: [...scope.datasets].flatMap((id) => [id, ...rollupsIn(operation.declared, id)]),
    revealing: [...scope.revealing],
    apart: apart.map((part) => statementForms(operation, keyedRows(part))),
    marks: scope.marks,
  };
}

/** The texts of a part, a row for each key. */
function keyedRows({ dataset, write }: KeyedText): WrittenRows {
  return {
    dataset,
    write: (scope) => {
      const from = keyedFrom(scope);
      scope.datasets.add(dataset);
      return { columns: [write(scope, 'k.key')], from };
    },
  };
}

function rollupsIn({ datasets }: Declarations, id: string): ReadonlyArray<string> {
  return rollupsOf(datasets.find((one) => one.id === id)).all;
}
