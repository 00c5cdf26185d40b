import { setImmediate } from 'node:timers/promises';
import {
  Kind,
  execute,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../shared/sharing/filter/selection-nodes';
import { selectedOperation } from '../rules/selected-operation';
import { emptyValues } from './hoisted-literals';

const ABOUT_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type']);

/** An operation split in two: what departments answer, and what the schema itself answers. */
export interface SplitOperation {
  /** Null if it asks only about the schema. */
  readonly data: DocumentNode | null;
  /** Null if it asks nothing about the schema. */
  readonly introspection: DocumentNode | null;
  /** Response keys in their order; empty if nothing was split. */
  readonly order: ReadonlyArray<string>;
}

/**
 * Takes introspection out of an operation, because the planning library knows an older
 * introspection (no `isOneOf`) than the one that graphql-js answers.
 *
 * The document must be valid and hold one operation.
 */
export function splitIntrospection(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): SplitOperation {
  const fragments = fragmentsOf(document);
  const part = (isWanted: (name: string) => boolean): DocumentNode | null => {
    const selections = selectionsOf(operation.selectionSet, { fragments, isWanted });
    if (selections.length === 0) return null;
    const selectionSet = { kind: Kind.SELECTION_SET, selections } as const;
    const own = { ...operation, selectionSet };
    const definitions = [own, ...fragments.values()];
    return selectedOperation({ kind: Kind.DOCUMENT, definitions }, own);
  };
  const introspection = part((name) => ABOUT_SCHEMA.has(name));
  if (!introspection) return { data: document, introspection: null, order: [] };
  const data = part((name) => !ABOUT_SCHEMA.has(name));
  const all = selectionsOf(operation.selectionSet, { fragments, isWanted: () => true });
  return { data, introspection, order: [...new Set(all.flatMap(keysOf))] };
}

interface Wanted {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly isWanted: (field: string) => boolean;
}

/** The wanted root fields, with spreads written out as inline fragments. */
function selectionsOf(set: SelectionSetNode, wanted: Wanted): ReadonlyArray<SelectionNode> {
  return set.selections.flatMap((selection): ReadonlyArray<SelectionNode> => {
    if (selection.kind === Kind.FIELD) {
      return wanted.isWanted(selection.name.value) ? [selection] : [];
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? wanted.fragments.get(selection.name.value)
        : selection;
    if (!fragment) return [];
    const selections = selectionsOf(fragment.selectionSet, wanted);
    if (selections.length === 0) return [];
    const { typeCondition } = fragment;
    const { directives } = selection;
    const selectionSet = { kind: Kind.SELECTION_SET, selections } as const;
    return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet }];
  });
}

function keysOf(selection: SelectionNode): ReadonlyArray<string> {
  if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
  return selection.kind === Kind.INLINE_FRAGMENT
    ? selection.selectionSet.selections.flatMap(keysOf)
    : [];
}

/**
 * What a schema answers about itself; other requests get their turn between any two of its types.
 */
export async function introspected(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await execute({ schema: typeByType(schema), document, variableValues });
  if (data) return data;
  throw new TypeError(`The schema could not be fetched: ${errors?.[0]?.message ?? 'no data'}`);
}

/** The same schema, except that each entry of its list of types waits for its turn. */
function typeByType(schema: GraphQLSchema): GraphQLSchema {
  const inTurn = async <Type>(type: Type) => {
    await setImmediate();
    return type;
  };
  const getTypeMap = () => {
    let before: Promise<unknown> = Promise.resolve();
    return Object.fromEntries(
      Object.entries(schema.getTypeMap()).map(([name, type]) => {
        const turn = before.then(() => inTurn(type));
        before = turn;
        return [name, turn];
      }),
    );
  };
  const getType = (name: string) => schema.getType(name);
  return Object.create(schema, {
    getTypeMap: { value: getTypeMap },
    getType: { value: getType },
  }) as GraphQLSchema;
}

/** Merges two answers, in the order of the operation. */
export function joined(
  order: ReadonlyArray<string>,
  parts: ReadonlyArray<Readonly<Record<string, unknown>>>,
): Record<string, unknown> {
  const whole = emptyValues();
  for (const key of order) {
    const part = parts.find((one) => Object.hasOwn(one, key));
    if (part) whole[key] = part[key];
  }
  return whole;
}
