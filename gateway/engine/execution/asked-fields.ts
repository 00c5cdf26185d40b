import {
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  isUnionType,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';
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
  const mentions = new Map<string, FieldNode[]>();
  for (const set of selections) collect(set, { type, operation, mentions, spreads: new Set() });
  return [...mentions].flatMap(([key, nodes]) => {
    const [first] = nodes;
    const field = first && fieldOf(type, first.name.value);
    const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return field ? [{ key, planned: plannedKey(first, operation.keys), field, below }] : [];
  });
}

interface Collection {
  readonly type: GraphQLCompositeType;
  readonly operation: DecidedOperation;
  readonly mentions: Map<string, FieldNode[]>;
  /** Names of the fragments already spread here. */
  readonly spreads: Set<string>;
}

function collect(set: SelectionSetNode, collection: Collection): void {
  for (const selection of set.selections) {
    if (!isIncluded(selection.directives, collection.operation)) continue;
    if (selection.kind === Kind.FIELD) mention(selection, collection);
    else spread(selection, collection);
  }
}

function mention(field: FieldNode, { mentions }: Collection): void {
  const key = (field.alias ?? field.name).value;
  const known = mentions.get(key);
  if (known) known.push(field);
  else mentions.set(key, [field]);
}

function spread(selection: FragmentSpreadNode | InlineFragmentNode, collection: Collection): void {
  const { operation, type, spreads } = collection;
  let fragment: FragmentDefinitionNode | InlineFragmentNode | undefined;
  if (selection.kind === Kind.INLINE_FRAGMENT) fragment = selection;
  else {
    const name = selection.name.value;
    if (spreads.has(name)) return;
    spreads.add(name);
    fragment = operation.fragments.get(name);
  }
  const condition = fragment?.typeCondition?.name.value;
  if (condition !== undefined && !operation.isOfType(type.name, condition)) return;
  if (fragment) collect(fragment.selectionSet, collection);
}

function isIncluded(
  directives: ReadonlyArray<DirectiveNode> | undefined,
  { variables }: DecidedOperation,
): boolean {
  return (directives ?? []).every(({ name, arguments: given = [] }) => {
    const value = given.find((argument) => argument.name.value === 'if')?.value;
    const isMet =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    if (name.value === 'include') return isMet;
    return name.value !== 'skip' || !isMet;
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
