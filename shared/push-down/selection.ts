import {
  isAbstractType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { collectedFields } from '../graphql/collected-fields';

/** What is needed to collect the fields of a selection. */
export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values of the variables on which `@skip` and `@include` depend. */
  readonly switches: Readonly<Record<string, unknown>>;
}

/** One member of an answer: the nodes that select it, with the same field and arguments. */
export interface SelectedField {
  readonly key: string;
  readonly name: string;
  readonly node: FieldNode;
  readonly selections: ReadonlyArray<SelectionSetNode>;
}

/**
 * The fields that selection sets select of an object of this type, in the order of the answer:
 * fragments are expanded and fields with the same key are merged.
 */
export function selectedFields(
  type: GraphQLObjectType,
  selections: ReadonlyArray<SelectionSetNode>,
  selecting: Selecting,
): ReadonlyArray<SelectedField> {
  const mentions = collectedFields(selections, {
    fragments: selecting.fragments,
    variables: selecting.switches,
    applies: (condition) => applies(condition, type, selecting),
  });
  return [...mentions].map(([key, nodes]) => {
    const [node] = nodes;
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return { key, name: node.name.value, node, selections: sets };
  });
}

function applies(
  condition: string,
  type: GraphQLObjectType,
  { schema }: Pick<Selecting, 'schema'>,
): boolean {
  if (condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}
