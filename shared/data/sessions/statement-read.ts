import type { QueryArrayConfig, QueryConfig } from 'pg';

/** How PostgreSQL plans a statement that has parameters. */
export type Planning = 'ONCE' | 'EACH_TIME';

/** One read: a statement, its values, and how its rows are wanted. */
export interface StatementRead {
  readonly text: string;
  readonly values: ReadonlyArray<unknown>;
  /** Whether rows are arrays of PostgreSQL's own text instead of objects of parsed values. */
  readonly isText: boolean;
  /** Absent: planned once. */
  readonly planning?: Planning | undefined;
}

/** Returns the query of a read for `pg`, without a name: it is prepared and planned for this run. */
export function unprepared({
  text,
  values,
  isText,
}: StatementRead): QueryConfig | QueryArrayConfig {
  const query = { text, values: [...values] };
  return isText ? { ...query, rowMode: 'array', types: UNPARSED } : query;
}

/** Leaves each value as PostgreSQL's text. */
const UNPARSED = { getTypeParser: () => (value: string) => value };

/** The rows of a read: objects, or arrays of texts. */
export interface ReadRows {
  readonly rows: ReadonlyArray<unknown>;
}
