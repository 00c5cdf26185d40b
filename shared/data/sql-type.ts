/**
 * A type of PostgreSQL where it crosses: a column of it reads as `Read`, a parameter of it is given as
 * `Given`. A test compares the names with what the database says of each statement.
 */
export interface SqlType<Read, Given = Read> {
  /** Types whose columns read as `Read`, as `format_type` names them. */
  readonly columns: ReadonlyArray<string>;
  /** Types whose parameters accept `Given`. */
  readonly parameters: ReadonlyArray<string>;
  /** `LEFT_OUT` where the statement leaves out the rows in which the table's column is null. */
  readonly nulls: 'NONE' | 'POSSIBLE' | 'LEFT_OUT';
  /** Never there: they carry the types alone. */
  readonly read?: Read;
  readonly given?: Given;
}

/** What a column of this type reads as. */
export type ReadOf<T> = T extends SqlType<infer Read, unknown> ? Read : never;

/** What a parameter of this type is given. */
export type GivenOf<T> = T extends SqlType<unknown, infer Given> ? Given : never;

/** Text; of these words alone where the type says so. */
export function text<Words extends string = string>(): SqlType<Words> {
  return { columns: ['text'], parameters: ['text'], nulls: 'NONE' };
}

/** A whole number of any size; exact up to 2^53. */
export function int(): SqlType<number> {
  const names = ['smallint', 'integer', 'bigint'];
  return { columns: names, parameters: names, nulls: 'NONE' };
}

/** A number with a fraction, of double precision at most. */
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

/** A UUID; what has not its form is refused by PostgreSQL. */
export function uuid(): SqlType<string> {
  return { columns: ['uuid'], parameters: ['uuid'], nulls: 'NONE' };
}

/** Bytes. */
export function bytes(): SqlType<Buffer> {
  return { columns: ['bytea'], parameters: ['bytea'], nulls: 'NONE' };
}

/** JSON: read parsed, as `T` on trust, and given as its text. */
export function json<T>(): SqlType<T, string> {
  const names = ['json', 'jsonb'];
  return { columns: names, parameters: names, nulls: 'NONE' };
}

/** Arrays that are read as their elements are; those of the others are known as parameters alone. */
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

/** The same, or null. */
export function nullable<Read, Given>(
  type: SqlType<Read, Given>,
): SqlType<Read | null, Given | null> {
  return { columns: type.columns, parameters: type.parameters, nulls: 'POSSIBLE' };
}

/** The same, of a column that may be null in the table but in no row that the statement selects. */
export function present<Read, Given>(type: SqlType<Read, Given>): SqlType<Read, Given> {
  return { ...type, nulls: 'LEFT_OUT' };
}
