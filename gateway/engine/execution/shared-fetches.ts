import type { FetchNode, PlanNode } from '@apollo/query-planner';

/** A fetch of entities, and the paths of all places that need it. */
interface SharedFetch {
  readonly node: FetchNode;
  readonly paths: ReadonlyArray<string>[];
}

/** The parts of a parallel node: fetches of entities, each once, and all else. */
interface ParallelParts {
  readonly fetches: ReadonlyArray<SharedFetch>;
  readonly others: ReadonlyArray<PlanNode>;
}

/**
 * Finds the fetches of entities among the parts of a parallel node that differ in their places only.
 */
export function sharedFetches(
  nodes: ReadonlyArray<PlanNode>,
  path: ReadonlyArray<string>,
): ParallelParts {
  const fetches = new Map<string, SharedFetch>();
  const others: PlanNode[] = [];
  for (const part of nodes) {
    const { node, at } = flattened(part, path);
    if (node.kind !== 'Fetch' || !node.requires) {
      others.push(part);
      continue;
    }
    const key = JSON.stringify({ ...node, id: undefined });
    const known = fetches.get(key);
    if (known) known.paths.push(at);
    else fetches.set(key, { node, paths: [at] });
  }
  return { fetches: [...fetches.values()], others };
}

function flattened(
  node: PlanNode,
  at: ReadonlyArray<string>,
): { node: PlanNode; at: ReadonlyArray<string> } {
  return node.kind === 'Flatten'
    ? flattened(node.node, [...at, ...node.path.map(String)])
    : { node, at };
}
