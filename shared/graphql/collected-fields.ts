import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What decides which fields a selection has for one type of object. */
export interface Collecting {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values of all variables on which `@skip` and `@include` depend. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether objects of the type satisfy a type condition. */
  readonly applies: (condition: string) => boolean;
}

/** The mentions of one member of an answer. */
export type Mentions = readonly [FieldNode, ...FieldNode[]];

/**
 * The fields of selection sets by response key, in the order of the answer, as the specification
 * collects them: fragments are expanded, and mentions of one key stand together.
 */
export function collectedFields(
  sets: ReadonlyArray<SelectionSetNode>,
  collecting: Collecting,
): ReadonlyMap<string, Mentions> {
  const mentions = new Map<string, [FieldNode, ...FieldNode[]]>();
  const spread = new Set<FragmentDefinitionNode>();
  for (const set of sets) collect(set, collecting, { mentions, spread });
  return mentions;
}

interface Collected {
  readonly mentions: Map<string, [FieldNode, ...FieldNode[]]>;
  /** Fragments that are already expanded here. */
  readonly spread: Set<FragmentDefinitionNode>;
}

function collect(set: SelectionSetNode, collecting: Collecting, into: Collected): void {
  for (const selection of set.selections) {
    if (!isIncluded(selection, collecting)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const known = into.mentions.get(key);
      if (known) known.push(selection);
      else into.mentions.set(key, [selection]);
      continue;
    }
    const fragment = fragmentOf(selection, collecting, into);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment && (condition === undefined || collecting.applies(condition)))
      collect(fragment.selectionSet, collecting, into);
  }
}

/** Undefined for a fragment that is already expanded: it would add nothing. */
function fragmentOf(
  selection: Exclude<SelectionNode, FieldNode>,
  { fragments }: Collecting,
  { spread }: Collected,
) {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  const fragment = fragments.get(selection.name.value);
  if (!fragment || spread.has(fragment)) return undefined;
  spread.add(fragment);
  return fragment;
}

const SWITCHES = [GraphQLSkipDirective, GraphQLIncludeDirective] as const;

function isIncluded(selection: SelectionNode, { variables }: Collecting): boolean {
  const [skip, include] = SWITCHES.map((one) => getDirectiveValues(one, selection, variables));
  return skip?.['if'] !== true && include?.['if'] !== false;
}
