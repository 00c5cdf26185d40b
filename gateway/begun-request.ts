import type { QueryPlan } from '@apollo/query-planner';
import type { AccessDecisions } from '../shared/sharing/access-decisions';
import { grantSettler } from '../shared/sharing/settle-grants';
import type { IncomingOperation, Share, SharedOperation } from '../shared/sharing/sharer';
import type { ScopedRequest } from './engine/execute-plan';
import { introspected, joined } from './engine/introspection';
import type { IncomingRequest, PreparedRequest } from './engine/prepared-operation';
import type { SupergraphInUse } from './engine/supergraph-in-use';

/** A request that is prepared for one supergraph. */
export interface BegunRequest {
  readonly request: ScopedRequest;
  readonly supergraph: SupergraphInUse;
  readonly prepared: PreparedRequest;
  /** The part that was allowed before it was audited, and its plan. */
  readonly known?: { readonly shared: SharedOperation; readonly plan: QueryPlan | null };
}

/** The operation of a request, without its caller. */
export function operationOf({
  document,
  source,
  request,
  context,
}: ScopedRequest): IncomingRequest {
  const { operationName, variables = {} } = request;
  const { documentId } = context;
  return { document, source, operationName, variables, ...(documentId && { documentId }) };
}

/** The access decisions of its caller, for the purpose and by the grants that the query uses. */
export function settledAccess(begun: BegunRequest): AccessDecisions {
  const share: Share = (_operation, given) => sharedOf(begun, given);
  return grantSettler(share, sharedOperationOf(begun), begun.request.context.access)(new Set());
}

/** Returns the part of an operation that these decisions allow. */
export function sharedOf(begun: BegunRequest, access: AccessDecisions): SharedOperation {
  return begun.supergraph.share(sharedOperationOf(begun), access);
}

function sharedOperationOf({ supergraph: { schema }, prepared }: BegunRequest): IncomingOperation {
  const { planned } = prepared.operation;
  if (!planned) throw new TypeError('An introspection query has no part to share.');
  const { document, source: text } = planned;
  return { schema, document, text, variables: prepared.variables };
}

/** The plan of what is shared; null if nothing is left to plan. */
export function planOf(
  { supergraph, prepared }: BegunRequest,
  { filtered, text }: SharedOperation,
): Promise<QueryPlan> | null {
  const left = text ?? prepared.operation.planned;
  return filtered.isEmpty || !left ? null : supergraph.planner.plan(left);
}

/** The data, merged with the answer to introspection. */
export async function withSchemaData(
  { supergraph, prepared }: BegunRequest,
  data: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { introspection, order } = prepared.operation;
  if (!introspection) return data;
  const own = await introspected(supergraph.schema, introspection, prepared.variables);
  return joined(order, [own, data]);
}
