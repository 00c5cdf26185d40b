import { Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/**
 * The fragments that a selection set spreads, at any depth but without following them, each once.
 */
export function spreadsIn(set: SelectionSetNode): ReadonlySet<string> {
  const names = new Set<string>();
  const open = [set];
  for (let current = open.pop(); current; current = open.pop()) {
    for (const selection of current.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) names.add(selection.name.value);
      else if (selection.selectionSet) open.push(selection.selectionSet);
    }
  }
  return names;
}

/**
 * Fragments in an order in which each comes after those that it spreads, or a cycle that makes this
 * impossible.
 */
type FragmentOrder =
  | { readonly inOrder: ReadonlyArray<FragmentDefinitionNode> }
  | { readonly cycle: ReadonlyArray<string> };

/**
 * Orders fragments in linear time and without recursion, so that a long chain cannot overflow the
 * stack.
 */
export function fragmentOrder(
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentOrder {
  const inOrder: FragmentDefinitionNode[] = [];
  const isDone = new Set<string>();
  for (const [name, fragment] of fragments) {
    if (isDone.has(name)) continue;
    const path = [visit(fragment)];
    const isOpen = new Set([name]);
    for (let current = path.at(-1); current; current = path.at(-1)) {
      const next = nextFragment(current, fragments, isDone);
      if (!next) {
        inOrder.push(current.fragment);
        isDone.add(current.fragment.name.value);
        isOpen.delete(current.fragment.name.value);
        path.pop();
      } else if (isOpen.has(next.name.value)) {
        return { cycle: cycleOf(path, next.name.value) };
      } else {
        isOpen.add(next.name.value);
        path.push(visit(next));
      }
    }
  }
  return { inOrder };
}

interface Visit {
  readonly fragment: FragmentDefinitionNode;
  readonly open: string[];
}

function visit(fragment: FragmentDefinitionNode): Visit {
  return { fragment, open: [...spreadsIn(fragment.selectionSet)] };
}

function nextFragment(
  { open }: Visit,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  isDone: ReadonlySet<string>,
): FragmentDefinitionNode | undefined {
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const fragment = isDone.has(name) ? undefined : fragments.get(name);
    if (fragment) return fragment;
  }
  return undefined;
}

function cycleOf(path: ReadonlyArray<Visit>, name: string): ReadonlyArray<string> {
  const names = path.map(({ fragment }) => fragment.name.value);
  return [...names.slice(names.indexOf(name)), name];
}
