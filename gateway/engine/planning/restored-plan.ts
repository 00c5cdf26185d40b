import type {
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from '@apollo/query-planner';
import type { PlannableSupergraph } from './plannable-supergraph';
import { splitFetch } from './split-fetch';
import { withoutStandIns, type StandIns } from './stand-ins';

/**
 * A plan with what stand-ins stand for: fetches ask the field with its arguments under the name of
 * the stand-in, and give it its own name where they pass it on. Fields that require one field with
 * different arguments are fetched apart.
 */
export function restoredPlan(plan: QueryPlan, supergraph: PlannableSupergraph): QueryPlan {
  if (supergraph.standIns.onTypes.size === 0 || !plan.node) return plan;
  return { ...plan, node: restored(plan.node as PlanNode, supergraph) }; // Planned operations are no subscriptions.
}

function restored(node: PlanNode, supergraph: PlannableSupergraph): PlanNode {
  switch (node.kind) {
    case 'Fetch': {
      const fetches = splitFetch(node, supergraph).map((one) =>
        restoredFetch(one, supergraph.standIns),
      );
      const [only = node] = fetches;
      return fetches.length > 1 ? { kind: 'Parallel', nodes: fetches } : only;
    }
    case 'Flatten':
      return { ...node, node: restored(node.node, supergraph) };
    case 'Parallel':
    case 'Sequence':
      return { ...node, nodes: node.nodes.map((part) => restored(part, supergraph)) };
    case 'Condition': {
      const { ifClause, elseClause } = node;
      return {
        ...node,
        ...(ifClause && { ifClause: restored(ifClause, supergraph) }),
        ...(elseClause && { elseClause: restored(elseClause, supergraph) }),
      };
    }
    default:
      return node;
  }
}

function restoredFetch(node: FetchNode, known: StandIns): FetchNode {
  const operation = withoutStandIns(node.operation, known);
  const renamed = renamesIn(node.requires ?? [], known, []);
  if (renamed.length === 0) return { ...node, operation };
  return { ...node, operation, inputRewrites: [...renamed, ...(node.inputRewrites ?? [])] };
}

/** The renames of the stand-ins in a required selection, the inner ones first. */
function renamesIn(
  selections: ReadonlyArray<QueryPlanSelectionNode>,
  known: StandIns,
  path: ReadonlyArray<string>,
): FetchDataRewrite[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition, selections: inner } = selection;
      const step = typeCondition === undefined ? [] : [`... on ${typeCondition}`];
      return renamesIn(inner, known, [...path, ...step]);
    }
    const at = [...path, selection.alias ?? selection.name];
    const inner = renamesIn(selection.selections ?? [], known, at);
    const field = known.get(selection.name)?.field;
    return field === undefined
      ? inner
      : [...inner, { kind: 'KeyRenamer', path: at, renameKeyTo: field }];
  });
}
