import type { PlanNode, QueryPlan } from '@apollo/query-planner';

/** One fetch of a plan, from one department. */
export interface PlannedFetch {
  readonly id: number;
  readonly department: string;
  /**
   * Where its answer is inserted: names of fields, `@` for each item of a list; empty: the root.
   */
  readonly path: ReadonlyArray<string>;
  /** The operation that is sent to the department; in a dry run with the caller's aliases. */
  readonly operation: string;
  /** Fetches that must be answered first. */
  readonly after: ReadonlyArray<number>;
}

interface Walk {
  readonly path: ReadonlyArray<string>;
  readonly after: ReadonlyArray<number>;
}

/** The fetches of a plan in the order of their starts. */
export function plannedFetches({ node }: QueryPlan): ReadonlyArray<PlannedFetch> {
  const fetches: PlannedFetch[] = [];
  if (node) walk(node as PlanNode, { path: [], after: [] }, fetches);
  return fetches;
}
/** Collects the fetches of a node; returns those for which later nodes must wait. */
function walk(node: PlanNode, at: Walk, fetches: PlannedFetch[]): ReadonlyArray<number> {
  switch (node.kind) {
    case 'Fetch': {
      const { serviceName: department, operation } = node;
      const id = fetches.length;
      fetches.push({ id, department, path: at.path, operation, after: at.after });
      return [id];
    }
    case 'Flatten':
      return walk(node.node, { ...at, path: [...at.path, ...node.path.map(String)] }, fetches);
    case 'Parallel':
      return node.nodes.flatMap((part) => walk(part, at, fetches));
    case 'Sequence':
      return node.nodes.reduce((after, part) => walk(part, { ...at, after }, fetches), at.after);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((part) =>
        part ? walk(part, at, fetches) : [],
      );
    default:
      throw new TypeError(`No plan of a question has a node of the kind ${node.kind}.`);
  }
}
