/**
 * A PostgreSQL type: a column reads as `Read`, a parameter is given as `Given`. A test compares the
 * names with the types that the database reports for each statement.
 */
export interface SqlType<Read, Given = Read> {
  /** Types whose columns read as `Read`, as `format_type` names them. */
  readonly columns: ReadonlyArray<string>;
  /** Types whose parameters accept `Given`. */
  readonly parameters: ReadonlyArray<string>;
  /** `LEFT_OUT` if the statement omits rows in which the table's column is null. */
  readonly nulls: 'NONE' | 'POSSIBLE' | 'LEFT_OUT';
  /** Only for the type checker; never present at run time. */
  readonly read?: Read;
  readonly given?: Given;
}

/** The TypeScript type of a column. */
export type ReadOf<T> = T extends SqlType<infer Read, unknown> ? Read : never;

/** The TypeScript type of a parameter. */
export type GivenOf<T> = T extends SqlType<unknown, infer Given> ? Given : never;

/** Text, optionally limited to these words. */
export function text<Words extends string = string>(): SqlType<Words> {
  return { columns: ['text'], parameters: ['text'], nulls: 'NONE' };
}

/** An integer of any size; exact up to 2^53. */
export function int(): SqlType<number> {
  const names = ['smallint', 'integer', 'bigint'];
  return { columns: names, parameters: names, nulls: 'NONE' };
}

/** A number with a fraction, at most in double precision. */
export function float(): SqlType<number> {
  const names = ['real', 'double precision'];
  return { columns: names, parameters: names, nulls: 'NONE' };
}

/** True or false. */
export function bool(): SqlType<boolean> {
  return { columns: ['boolean'], parameters: ['boolean'], nulls: 'NONE' };
}

/** An instant: RFC 3339 text in UTC. */
export function instant(): SqlType<string, string | Date> {
  const names = ['timestamp with time zone'];
  return { columns: names, parameters: names, nulls: 'NONE' };
}

/** A calendar day, `YYYY-MM-DD`. */
export function date(): SqlType<string> {
  return { columns: ['date'], parameters: ['date'], nulls: 'NONE' };
}

/** A UUID; PostgreSQL refuses texts of another form. */
export function uuid(): SqlType<string> {
  return { columns: ['uuid'], parameters: ['uuid'], nulls: 'NONE' };
}

/** Binary data. */
export function bytes(): SqlType<Buffer> {
  return { columns: ['bytea'], parameters: ['bytea'], nulls: 'NONE' };
}

/** JSON: read as parsed `T` without checks, given as text. */
export function json<T>(): SqlType<T, string> {
  const names = ['json', 'jsonb'];
  return { columns: names, parameters: names, nulls: 'NONE' };
}

/** Array types that can be read; arrays of other types can only be parameters. */
const READ_ARRAYS = ['text', 'smallint', 'integer', 'real', 'double precision', 'boolean'];

/** An array. */
export function list<Read, Given>(
  of: SqlType<Read, Given>,
): SqlType<ReadonlyArray<Read>, ReadonlyArray<Given>> {
  const arrays = (names: ReadonlyArray<string>) => names.map((name) => `${name}[]`);
  return {
    columns: arrays(of.columns.filter((name) => READ_ARRAYS.includes(name))),
    parameters: arrays(of.parameters),
    nulls: 'NONE',
  };
}

/** The same type, or null. */
export function nullable<Read, Given>(
  type: SqlType<Read, Given>,
): SqlType<Read | null, Given | null> {
  return { columns: type.columns, parameters: type.parameters, nulls: 'POSSIBLE' };
}

/**
 * The same type, for a column that is nullable in the table but never null in the selected rows.
 */
export function present<Read, Given>(type: SqlType<Read, Given>): SqlType<Read, Given> {
  return { ...type, nulls: 'LEFT_OUT' };
}
