import {
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  isUnionType,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { collectedFields } from '../../../shared/graphql/collected-fields';
import { plannedKey, type ResponseKeys } from '../planning/response-keys';
import type { TypeTest } from './type-conditions';

/** An operation whose conditions (`@skip`, `@include`) are decided. */
export interface DecidedOperation {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly isOfType: TypeTest;
  readonly keys: ResponseKeys;
  /** The values of its boolean variables. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A field under its response key, with what is selected below it at each of its mentions. */
export interface AskedField {
  readonly key: string;
  /** The key under which departments answer it. */
  readonly planned: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Empty for a scalar. */
  readonly below: ReadonlyArray<SelectionSetNode>;
}

/** The fields that are asked of an object of this type, in the order of the answer. */
export function askedFields(
  type: GraphQLCompositeType,
  selections: ReadonlyArray<SelectionSetNode>,
  operation: DecidedOperation,
): ReadonlyArray<AskedField> {
  const { fragments, variables, isOfType, keys } = operation;
  const applies = (condition: string) => isOfType(type.name, condition);
  const mentions = collectedFields(selections, { fragments, variables, applies });
  return [...mentions].flatMap(([key, nodes]) => {
    const [first] = nodes;
    const field = fieldOf(type, first.name.value);
    const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return field ? [{ key, planned: plannedKey(first, keys), field, below }] : [];
  });
}

function fieldOf(
  type: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isUnionType(type) ? undefined : type.getFields()[name];
}
