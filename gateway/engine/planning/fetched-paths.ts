import type { PlanNode } from '@apollo/query-planner';
import { Kind, parse, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../../../shared/sharing/filter/selection-nodes';

/** The paths of response keys that a plan fetches, each key followed by a dot. */
export function fetchedPaths(node: PlanNode | undefined): ReadonlySet<string> {
  const paths = new Set<string>();
  if (node) collect(node, '', paths);
  return paths;
}

function collect(node: PlanNode, at: string, paths: Set<string>): void {
  switch (node.kind) {
    case 'Fetch':
      collectOperation(node.operation, at, paths);
      break;
    case 'Flatten':
      collect(node.node, `${at}${node.path.map(stepOf).join('')}`, paths);
      break;
    case 'Parallel':
    case 'Sequence':
      for (const part of node.nodes) collect(part, at, paths);
      break;
    case 'Condition':
      for (const part of [node.ifClause, node.elseClause]) if (part) collect(part, at, paths);
      break;
    default:
      break;
  }
}

/** A step into a list (`@`) has no key; a condition on the type (`|[Gate]`) is left out. */
function stepOf(step: string | number): string {
  const key = String(step).replace(/\|.*$/, '');
  return key === '@' ? '' : `${key}.`;
}

function collectOperation(text: string, at: string, paths: Set<string>): void {
  const document = parse(text, { noLocation: true });
  const fragments = fragmentsOf(document);
  for (const one of document.definitions)
    if (one.kind === Kind.OPERATION_DEFINITION)
      collectSelections(one.selectionSet, at, { fragments, paths });
}

interface Collection {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly paths: Set<string>;
}

function collectSelections(set: SelectionSetNode | undefined, at: string, into: Collection): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.INLINE_FRAGMENT)
      collectSelections(selection.selectionSet, at, into);
    else if (selection.kind === Kind.FRAGMENT_SPREAD)
      collectSelections(into.fragments.get(selection.name.value)?.selectionSet, at, into);
    else {
      const { alias, name, selectionSet } = selection;
      const below = name.value === '_entities' ? at : `${at}${(alias ?? name).value}.`;
      into.paths.add(below);
      collectSelections(selectionSet, below, into);
    }
  }
}
