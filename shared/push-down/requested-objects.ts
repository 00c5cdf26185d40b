import {
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { argumentsOf, type ArgumentValues, type FieldArguments } from './arguments';
import type { Objects } from './compiled-form';
import { KEYS } from './stations/entity-keys';
import { Fallback } from './fallback';
import { selectedFields, type SelectedField, type Selecting } from './selection';

/** The objects of a request, and the keys of its entities. */
interface RequestedObjects extends Objects {
  /** Member of the answer, and keys in the order of the request; null for Query. */
  readonly entities: { readonly key: string; readonly keys: ReadonlyArray<string> } | null;
}

/** What an operation selects of Query: its entities, or anything else. */
export interface SelectedRoot {
  readonly query: GraphQLObjectType;
  readonly selectionSet: SelectionSetNode;
  /** Null if it selects no entities. */
  readonly entities: { readonly field: SelectedField; readonly asked: FieldArguments } | null;
}

/** Reads what an operation selects of Query, for decided switches. */
export function selectedRoot(
  query: GraphQLObjectType,
  { selectionSet }: OperationDefinitionNode,
  selecting: Selecting,
): SelectedRoot {
  const fields = selectedFields(query, [selectionSet], selecting);
  const field = fields.find(({ name }) => name === '_entities');
  if (!field) return { query, selectionSet, entities: null };
  if (fields.length > 1) throw new Fallback('FIELD', '_entities among others');
  return { query, selectionSet, entities: { field, asked: argumentsOf(query, field) } };
}

/** Returns whether a request selects of Query or of entities, which must be of one type. */
export function requestedObjects(
  { query, selectionSet, entities }: SelectedRoot,
  schema: GraphQLSchema,
  variables: ArgumentValues,
): RequestedObjects {
  if (!entities) return { type: query, selections: [selectionSet], entities: null };
  const { field, asked } = entities;
  const { representations } = asked.of({ variables, known: new Map() });
  // Entities that are closed to the caller were left out.
  if (Array.isArray(representations) && representations.length === 0)
    return { type: query, selections: [], entities: { key: field.key, keys: [] } };
  const { type, keys } = keyedEntities(schema, representations);
  return { type, selections: field.selections, entities: { key: field.key, keys } };
}

function keyedEntities(schema: GraphQLSchema, representations: unknown) {
  const all: ReadonlyArray<unknown> = Array.isArray(representations) ? representations : [];
  const [first] = all;
  const name = isObject(first) ? first['__typename'] : undefined;
  const type = typeof name === 'string' ? schema.getType(name) : undefined;
  if (!isObjectType(type)) throw new Fallback('KEYS', 'no type');
  const key = KEYS[type.name] ?? 'id';
  return { type, keys: all.map((one) => keyOf(one, type.name, key)) };
}

/** What else a representation holds, a field requires that code computes. */
function keyOf(representation: unknown, type: string, key: string): string {
  const value = isObject(representation) ? representation[key] : undefined;
  const isAlone = isObject(representation) && Object.keys(representation).length === 2;
  if (isAlone && typeof value === 'string' && representation['__typename'] === type) return value;
  throw new Fallback('KEYS', `${type}.${key}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
