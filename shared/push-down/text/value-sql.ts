import {
  GraphQLEnumType,
  isNonNullType,
  type GraphQLNamedType,
  type GraphQLOutputType,
} from 'graphql';
import { Fallback } from '../fallback';
import { BROKEN_SQL, computed, quoted, type JsonText } from './json-text';
import { numberSql } from './number-sql';

/** An SQL expression and its type in PostgreSQL. */
export interface TypedSql {
  readonly sql: string;
  readonly sqlType: string;
}

/**
 * The JSON text of an SQL expression as the published type serializes it. What the type does not
 * promise is broken: null where it is non-null, a word that its enumeration does not have. Throws
 * `Fallback` for a pair of types that is not known to be written the same.
 */
export function valueText(type: GraphQLOutputType, value: TypedSql): JsonText {
  const named = isNonNullType(type) ? type.ofType : type;
  const write = named instanceof GraphQLEnumType ? enumSql(named) : WRITERS[nameOf(named)];
  if (!write?.sqlTypes.includes(value.sqlType))
    throw new Fallback('FIELD', `${value.sqlType} as ${String(type)}`);
  return computed(write.sql(`${value.sql}`, missingSql(type)));
}

/** SQL of the text of a missing value. */
export function missingSql(type: GraphQLOutputType): string {
  return isNonNullType(type) ? BROKEN_SQL : "'null'";
}

/** SQL of the JSON text of an instant; one outside the years 1 to 9999 is broken. */
export function instantSql(sql: string): string {
  return `case when ${sql} >= '0001-01-01' and ${sql} < '10000-01-01' then ${utcText(`to_json(${sql})::text`)} else ${BROKEN_SQL} end`;
}

/** SQL that writes UTC as `Z` in a JSON text of instants; the zone of the session is UTC. */
export function utcText(sql: string): string {
  return `replace(${sql}, '+00:00"', 'Z"')`;
}

interface Writer {
  readonly sqlTypes: ReadonlyArray<string>;
  readonly sql: (sql: string, missing: string) => string;
}

const TEXT: Writer = {
  sqlTypes: ['text'],
  sql: (sql, missing) => `coalesce(to_json(${sql})::text, ${missing})`,
};

const WRITERS: Readonly<Record<string, Writer>> = {
  String: TEXT,
  ID: TEXT,
  Float: { sqlTypes: ['double precision'], sql: numberSql },
  Int: {
    sqlTypes: ['smallint', 'integer'],
    sql: (sql, missing) => `coalesce((${sql})::text, ${missing})`,
  },
  Boolean: {
    sqlTypes: ['boolean'],
    sql: (sql, missing) =>
      `case when ${sql} then 'true' when not (${sql}) then 'false' else ${missing} end`,
  },
};

function enumSql(type: GraphQLEnumType): Writer {
  const words = type
    .getValues()
    .map(({ name, value }) => `when ${quoted(String(value))} then ${quoted(JSON.stringify(name))}`);
  return {
    sqlTypes: ['text'],
    sql: (sql, missing) =>
      `case ${sql} ${words.join(' ')} else case when ${sql} is null then ${missing} else ${BROKEN_SQL} end end`,
  };
}

function nameOf(type: GraphQLOutputType): string {
  return 'name' in type ? (type as GraphQLNamedType).name : String(type);
}
