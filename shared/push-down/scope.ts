import type { GraphQLObjectType } from 'graphql';
import { isObjectType } from 'graphql';
import type { Declarations } from './declarations';
import { Fallback } from './fallback';
import type { JsonText } from './text/json-text';
import type { MarkList } from './computed/marked-field';
import type { ParameterList } from './parameters';
import { selectedFields, type SelectedField, type Selecting } from './selection';

/** What the parts of one statement share while it is compiled. */
export interface Scope extends Selecting {
  readonly declared: Declarations;
  readonly parameters: ParameterList;
  /** Places in the text of the statement where code computes a field. */
  readonly marks: MarkList;
  /** Whether the row limits include a bound of the time range. */
  readonly isTimeLimited: boolean;
  /** The dataset of the rows of the statement. */
  readonly home: string;
  /** Datasets that the statement reads; parts add theirs. */
  readonly datasets: Set<string>;
  /** What statements of other datasets answer; null if this one reads all datasets. */
  readonly apart: KeyedText[] | null;
  /** Writes a page of stations; a station leads to entities, and these to further pages. */
  readonly pageText: (scope: Scope, parent: ListParent, field: SelectedField) => JsonText;
  /** Coordinates that must be open to the caller, because the statement filters by them. */
  readonly revealing: Set<string>;
}

/** The object of which a list is a field: an entity with the SQL of its key, or Query. */
export interface ListParent {
  readonly type: GraphQLObjectType;
  /** Null for Query. */
  readonly key: string | null;
}

/** A text of another dataset, of an object whose key is known. */
export interface KeyedText {
  readonly dataset: string;
  /** `key` is the SQL of its key, a text. */
  readonly write: (scope: Scope, key: string) => JsonText;
}

/** Returns the object type with this name; throws `Fallback` for another kind of type. */
export function objectType({ schema }: Pick<Scope, 'schema'>, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Fallback('FIELD', name);
  return type;
}

/** Returns the fields that one selected field selects of the objects that it returns. */
export function fieldsOf(
  scope: Scope,
  type: GraphQLObjectType,
  { selections }: SelectedField,
): ReadonlyArray<SelectedField> {
  return selectedFields(type, selections, scope);
}
