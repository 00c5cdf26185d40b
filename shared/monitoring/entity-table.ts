/** A published field that is a column. */
export interface ColumnSource {
  readonly column: string;
  readonly sqlType: string;
}

/** How SQL reads the rows of a table, each of which is an entity of the graph. */
export interface EntityTable {
  /** Name of the published type. */
  readonly type: string;
  /** Name of the table in the schema of its department. */
  readonly table: string;
  /** Field of its key, and argument of `one`. */
  readonly key: string;
  /** Column by which lists are ordered. */
  readonly order: string;
  readonly dataset: string;
  /** Query for one row by its key; absent: none. */
  readonly one?: string;
  /** Query for all rows, without arguments; absent: none. */
  readonly all?: string;
  /** Columns of its fields; a field that is not listed comes from code. */
  readonly sources: Readonly<Record<string, ColumnSource>>;
}

/** A column of a type of PostgreSQL. */
export function column(sqlType: string, name: string): ColumnSource {
  return { column: name, sqlType };
}
