import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

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
  const found = new Map<string, FieldNode[]>();
  for (const { selections: some } of selections) collect(some, { type, selecting, found });
  return [...found].map(([key, nodes]) => {
    const [node] = nodes as [FieldNode]; // `collect` adds a key with its first node.
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    return { key, name: node.name.value, node, selections: sets };
  });
}

interface Collecting {
  readonly type: GraphQLObjectType;
  readonly selecting: Selecting;
  readonly found: Map<string, FieldNode[]>;
}

function collect(selections: ReadonlyArray<SelectionNode>, into: Collecting): void {
  const { selecting, found } = into;
  for (const one of selections) {
    if (!isIncluded(one, selecting)) continue;
    if (one.kind === Kind.FIELD) {
      const key = (one.alias ?? one.name).value;
      found.set(key, [...(found.get(key) ?? []), one]);
      continue;
    }
    const fragment =
      one.kind === Kind.INLINE_FRAGMENT ? one : selecting.fragments.get(one.name.value);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment && (condition === undefined || applies(condition, into)))
      collect(fragment.selectionSet.selections, into);
  }
}

function applies(condition: string, { type, selecting }: Collecting): boolean {
  if (condition === type.name) return true;
  const named = selecting.schema.getType(condition);
  return isAbstractType(named) && selecting.schema.isSubType(named, type);
}

const SWITCHES = [GraphQLSkipDirective, GraphQLIncludeDirective] as const;

function isIncluded(one: SelectionNode, { switches }: Selecting): boolean {
  const [skip, include] = SWITCHES.map((directive) => getDirectiveValues(directive, one, switches));
  return skip?.['if'] !== true && include?.['if'] !== false;
}
