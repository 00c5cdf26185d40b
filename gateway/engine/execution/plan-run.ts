import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { sharedFetches } from './shared-fetches';
import { compiledFetch, type FetchContext } from './fetch-run';
import type { RunPart } from './run';

/** Compiles a plan: running it fetches from departments and merges what they answer. */
export function compiledPlan({ node }: QueryPlan, context: FetchContext): RunPart {
  return node ? compiled(node as PlanNode, [], context) : nothing; // Planned operations are no subscriptions.
}

const nothing: RunPart = () => Promise.resolve();

function compiled(node: PlanNode, path: ReadonlyArray<string>, context: FetchContext): RunPart {
  switch (node.kind) {
    case 'Fetch':
      return compiledFetch(node, [path], context);
    case 'Flatten':
      return compiled(node.node, [...path, ...node.path.map(String)], context);
    case 'Parallel':
      return sideBySide(parallelParts(node.nodes, path, context));
    case 'Sequence':
      return oneByOne(node.nodes.map((part) => compiled(part, path, context)));
    case 'Condition':
      return conditional(node, path, context);
    default:
      throw new TypeError(`No plan of an operation has a node of the kind ${node.kind}.`);
  }
}

/** Entities that one operation asks of one department at several places are asked together. */
function parallelParts(
  nodes: ReadonlyArray<PlanNode>,
  path: ReadonlyArray<string>,
  context: FetchContext,
): ReadonlyArray<RunPart> {
  const { fetches, others } = sharedFetches(nodes, path);
  return [
    ...fetches.map(({ node, paths }) => compiledFetch(node, paths, context)),
    ...others.map((part) => compiled(part, path, context)),
  ];
}

function sideBySide(parts: ReadonlyArray<RunPart>): RunPart {
  return async (run) => {
    await Promise.all(parts.map((part) => part(run)));
  };
}

function oneByOne(parts: ReadonlyArray<RunPart>): RunPart {
  return async (run) => {
    for (const part of parts) await part(run);
  };
}

function conditional(
  { condition, ifClause, elseClause }: Extract<PlanNode, { readonly kind: 'Condition' }>,
  path: ReadonlyArray<string>,
  context: FetchContext,
): RunPart {
  const holds = ifClause ? compiled(ifClause, path, context) : nothing;
  const fails = elseClause ? compiled(elseClause, path, context) : nothing;
  return (run) => (run.variables[condition] === true ? holds(run) : fails(run));
}
