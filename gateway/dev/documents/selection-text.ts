import {
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type GraphQLType,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';
import { plainText, typeText, type UsedTypes } from './type-text';

/** The state while the types of one module are written. */
export interface Writing {
  readonly graph: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Enumerations and inputs that the module names. */
  readonly used: UsedTypes;
  /** Fragments whose types the module names. */
  readonly spread: Set<string>;
}

/** A member of an answer: all fields that select it, and whether a directive may omit it. */
interface Member {
  readonly type: GraphQLType;
  readonly nodes: FieldNode[];
  isOptional: boolean;
}

type Members = Map<string, Member>;

/**
 * The type of the answer to a selection: members are merged as in graphql-js; a single spread is
 * written by its name.
 */
export function selectionText(
  sets: ReadonlyArray<SelectionSetNode>,
  parent: GraphQLCompositeType,
  writing: Writing,
): string {
  const named = onlySpread(sets);
  if (named) {
    membersOf(sets, parent, writing);
    writing.spread.add(named);
    return `${named}Fragment`;
  }
  const lines = [...membersOf(sets, parent, writing)].map(([key, member]) => {
    const type = typeText(member.type, (of) => memberText(of, member, writing));
    return `readonly ${key}${member.isOptional ? '?' : ''}: ${type};`;
  });
  return `{\n${lines.join('\n').replace(/^/gm, '  ')}\n}`;
}

function memberText(of: GraphQLType, { nodes }: Member, writing: Writing): string {
  if (isCompositeType(of))
    return selectionText(
      nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      of,
      writing,
    );
  return plainText(of as Parameters<typeof plainText>[0], writing.used, nodes[0]);
}

/** The fragment, if a selection consists of one spread only. */
function onlySpread(sets: ReadonlyArray<SelectionSetNode>): string | null {
  const [only, ...others] = sets.flatMap(({ selections }) => selections);
  if (only?.kind !== Kind.FRAGMENT_SPREAD || others.length > 0 || isConditional(only)) return null;
  return only.name.value;
}

function membersOf(
  sets: ReadonlyArray<SelectionSetNode>,
  parent: GraphQLCompositeType,
  writing: Writing,
): Members {
  const members: Members = new Map();
  for (const set of sets) collect(set, { parent, isOptional: false }, { members, writing });
  return members;
}

interface Place {
  readonly parent: GraphQLCompositeType;
  readonly isOptional: boolean;
}

function collect(
  { selections }: SelectionSetNode,
  place: Place,
  into: { readonly members: Members; readonly writing: Writing },
): void {
  for (const selection of selections) {
    const isOptional = place.isOptional || isConditional(selection);
    if (selection.kind === Kind.FIELD) addField(selection, { ...place, isOptional }, into.members);
    else collect(within(selection, place, into.writing), { ...place, isOptional }, into);
  }
}

/** Fields that the specification gives every graph. */
const OF_ALL: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  __schema: SchemaMetaFieldDef,
  __type: TypeMetaFieldDef,
  __typename: TypeNameMetaFieldDef,
};

function addField(node: FieldNode, { parent, isOptional }: Place, members: Members): void {
  const key = (node.alias ?? node.name).value;
  const known = members.get(key);
  if (known) {
    known.nodes.push(node);
    known.isOptional &&= isOptional;
    return;
  }
  const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
  const type = (fields[node.name.value] ?? OF_ALL[node.name.value])?.type;
  if (!type) throw new GraphQLError(`No type for ${node.name.value} yet.`, { nodes: node });
  members.set(key, { type, nodes: [node], isOptional });
}

/**
 * The selections of a fragment. A fragment that does not apply to every possible type at its place
 * is refused: no page needs that yet.
 */
function within(
  node: FragmentSpreadNode | InlineFragmentNode,
  { parent }: Place,
  { graph, fragments }: Writing,
): SelectionSetNode {
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
  if (!fragment) throw new GraphQLError('No such fragment.', { nodes: node });
  const condition = graph.getType(fragment.typeCondition?.name.value ?? parent.name);
  const covers =
    condition === parent ||
    (isInterfaceType(condition) && isObjectType(parent) && graph.isSubType(condition, parent));
  if (covers) return fragment.selectionSet;
  throw new GraphQLError(
    `Not every ${parent.name} is of type ${String(condition)}, which needs a union that is not supported yet (gateway/dev/documents/selection-text.ts).`,
    { nodes: node },
  );
}

function isConditional({ directives = [] }: FragmentSpreadNode | InlineFragmentNode | FieldNode) {
  return directives.some(({ name }) => ['include', 'skip'].includes(name.value));
}
