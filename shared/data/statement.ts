import type { Planning } from './sessions/statement-read';
import type { GivenOf, ReadOf, SqlType } from './sql-type';

/** The columns of a statement by name. */
export type Columns = Readonly<Record<string, SqlType<unknown>>>;

/** The types of a statement's parameters, `$1` first. */
export type Parameters = ReadonlyArray<SqlType<unknown>>;

/**
 * An SQL statement as a value, from which the types of its rows and parameters are inferred. One
 * test (`test/shape/statements.test.ts`) prepares each in a database of all schemas and compares.
 */
export interface Statement<Row, Given extends ReadonlyArray<unknown>> {
  readonly text: string;
  readonly columns: Columns;
  readonly parameters: Parameters;
  /** `EACH_TIME`: its best plan depends on the values; absent: it is planned once. */
  readonly planning?: Planning | undefined;
  /** Only for the type checker; never present at run time. */
  readonly row?: Row;
  readonly given?: Given;
}

/** The row type of a statement, or of one of a family. */
export type RowOf<S> = S extends
  | Statement<infer Row, ReadonlyArray<unknown>>
  | ((...choice: never[]) => Statement<infer Row, ReadonlyArray<unknown>>)
  ? Row
  : never;

/**
 * The arguments after a statement in a call: the values of its parameters, or nothing if it has
 * none.
 */
export type ValuesOf<Given extends ReadonlyArray<unknown>> = Given extends readonly []
  ? []
  : [values: Given];

/** A row of these columns. */
export type RowOfColumns<C extends Columns> = { readonly [Name in keyof C]: ReadOf<C[Name]> };

/** The values of these parameters. */
export type GivenOfParameters<P extends Parameters> = {
  readonly [At in keyof P]: GivenOf<P[At]>;
};

interface Declared<C extends Columns, P extends Parameters> {
  /** Absent: it returns no columns. */
  readonly columns?: C;
  /** Absent: it has no parameters. */
  readonly parameters?: P;
  /** See `Statement`. */
  readonly planning?: Planning;
}

/**
 * Declares a statement with a fixed text. It must be an exported constant, so that the test finds
 * it.
 */
export function statement<
  const C extends Columns = Record<never, never>,
  const P extends Parameters = readonly [],
>({
  text,
  columns,
  parameters,
  planning,
}: Declared<C, P> & { readonly text: string }): Statement<RowOfColumns<C>, GivenOfParameters<P>> {
  return { text, columns: columns ?? {}, parameters: parameters ?? [], planning };
}

/**
 * Statements that differ only in their text, by a choice that cannot be a parameter: the schema, a
 * column.
 */
export interface StatementFamily<
  Choice extends ReadonlyArray<unknown>,
  Row,
  Given extends ReadonlyArray<unknown>,
> {
  (...choice: Choice): Statement<Row, Given>;
  /** The choices for which the test prepares the statement. */
  readonly examples: ReadonlyArray<Readonly<Choice>>;
}

/** The schema of a department with every common table, for `examples`. */
export const EXAMPLE_SCHEMA = 'water';

/**
 * Declares a family of statements; `examples` lists each choice that changes the text, but only one
 * schema. It must be an exported constant, so that the test finds it.
 */
export function statementFamily<
  Choice extends ReadonlyArray<unknown>,
  const C extends Columns = Record<never, never>,
  const P extends Parameters = readonly [],
>({
  text,
  examples,
  ...declared
}: Declared<C, P> & {
  readonly text: (...choice: Choice) => string;
  readonly examples: ReadonlyArray<Readonly<NoInfer<Choice>>>;
}): StatementFamily<Choice, RowOfColumns<C>, GivenOfParameters<P>> {
  const member = (...choice: Choice) => statement({ text: text(...choice), ...declared });
  return Object.assign(member, { examples });
}
