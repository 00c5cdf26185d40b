import type { QueryPlan } from '@apollo/query-planner';
import type { Permits } from '../shared/sharing/permits';
import { grantSettler } from '../shared/sharing/settle-grants';
import type { AskedOperation, Share, SharedOperation } from '../shared/sharing/sharer';
import type { ScopedRequest } from './engine/execute-plan';
import { introspected, joined } from './engine/introspection';
import type { AskedRequest, PreparedRequest } from './engine/prepared-operation';
import type { SupergraphInUse } from './engine/supergraph-in-use';

/** A request that was prepared for a supergraph. */
export interface BegunRequest {
  readonly request: ScopedRequest;
  readonly supergraph: SupergraphInUse;
  readonly prepared: PreparedRequest;
  /** What was left of it before it was recorded, and the plan of that. */
  readonly known?: { readonly shared: SharedOperation; readonly plan: QueryPlan | null };
}

/** What a request asks, without who asks it. */
export function askedOf({ document, source, request }: ScopedRequest): AskedRequest {
  const { operationName, variables = {} } = request;
  return { document, source, operationName, variables };
}

/** The permits of its caller, for the purpose and by the grants that the question draws on. */
export function settledPermits(begun: BegunRequest): Permits {
  const share: Share = (_asked, given) => sharedOf(begun, given);
  return grantSettler(share, askedOfShare(begun), begun.request.context.permits)(new Set());
}

/** What these permits leave of an operation. */
export function sharedOf(begun: BegunRequest, permits: Permits): SharedOperation {
  return begun.supergraph.share(askedOfShare(begun), permits);
}

function askedOfShare({ supergraph: { schema }, prepared }: BegunRequest): AskedOperation {
  const { planned } = prepared.operation;
  if (!planned) throw new TypeError('Nothing is shared of a question about the schema.');
  const { document, source: text } = planned;
  return { schema, document, text, variables: prepared.variables };
}

/** The plan of what is shared; null where nothing is left to plan. */
export function planOf(
  { supergraph, prepared }: BegunRequest,
  { filtered, text }: SharedOperation,
): Promise<QueryPlan> | null {
  const left = text ?? prepared.operation.planned;
  return filtered.isEmpty || !left ? null : supergraph.planner.plan(left);
}

/** Data with what the schema answers about itself. */
export async function withSchemaData(
  { supergraph, prepared }: BegunRequest,
  data: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { introspection, order } = prepared.operation;
  if (!introspection) return data;
  const own = await introspected(supergraph.schema, introspection, prepared.variables);
  return joined(order, [own, data]);
}
