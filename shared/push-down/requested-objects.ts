import {
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { argumentsOf, type ArgumentValues, type FieldArguments } from './arguments';
import type { Objects } from './form';
import { KEYS } from './stations/entity-keys';
import { Fallback } from './fallback';
import { selectedFields, type SelectedField, type Selecting } from './selection';

/** The objects of a request, and its entities. */
interface RequestedObjects extends Objects {
  /** Null for Query. */
  readonly entities: RequestedEntities | null;
}

/** Entities in the order of the request. */
export interface RequestedEntities {
  /** Member of the answer. */
  readonly key: string;
  readonly representations: ReadonlyArray<unknown>;
  /** Their keys; none if a representation holds more than its key. */
  readonly keys: ReadonlyArray<string>;
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
  if (!entities) return { type: query, selections: [selectionSet], isKeyed: true, entities: null };
  const { field, asked } = entities;
  const { representations } = asked.of({ variables, known: new Map() });
  // Entities that are closed to the caller were left out.
  if (Array.isArray(representations) && representations.length === 0)
    return {
      ...{ type: query, selections: [], isKeyed: true },
      entities: { key: field.key, representations, keys: [] },
    };
  const { type, ...found } = entitiesOfOneType(schema, representations);
  const isKeyed = found.keys.length > 0;
  return { type, selections: field.selections, isKeyed, entities: { key: field.key, ...found } };
}

function entitiesOfOneType(schema: GraphQLSchema, given: unknown) {
  const representations: ReadonlyArray<unknown> = Array.isArray(given) ? given : [];
  const [first] = representations;
  const name = isObject(first) ? first['__typename'] : undefined;
  const type = typeof name === 'string' ? schema.getType(name) : undefined;
  if (!isObjectType(type)) throw new Fallback('KEYS', 'no type');
  if (representations.some((one) => !isObject(one) || one['__typename'] !== type.name))
    throw new Fallback('KEYS', 'several types');
  const keys = representations.flatMap((one) => keyOf(one, KEYS[type.name] ?? 'id') ?? []);
  return { type, representations, keys: keys.length === representations.length ? keys : [] };
}

/** What else a representation holds, a field requires that code computes. */
function keyOf(representation: unknown, key: string): string | null {
  if (!isObject(representation) || Object.keys(representation).length !== 2) return null;
  const value = representation[key];
  return typeof value === 'string' ? value : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
