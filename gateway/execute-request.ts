import type { SharedOperation } from '../shared/sharing/sharer';
import { operationOf, planOf, sharedOf, withSchemaData, type BegunRequest } from './begun-request';
import type { EngineInUse } from './engine/engine-in-use';
import type { GatewayAnswer } from './engine/execute-plan';
import type { Admitted } from './sharing/admit-to-audit';

/**
 * Executes the allowed part of a request by its plan. The request is prepared again if another
 * supergraph was put in use while the audit log was written. Departments receive the final purpose,
 * and the grants on which the request draws.
 */
export async function executed(
  begun: BegunRequest,
  admitted: Pick<Admitted, 'access' | 'shared'>,
  { inUse }: EngineInUse,
): Promise<GatewayAnswer> {
  const current = inUse();
  const context = { ...begun.request.context, access: admitted.access };
  const request = { ...begun.request, context };
  if (current === begun.supergraph) return answered({ ...begun, request }, admitted.shared);
  const prepared = current.prepare(operationOf(request));
  if ('refusals' in prepared) return { errors: prepared.refusals };
  const again = { request, supergraph: current, prepared };
  return answered(again, sharedOf(again, admitted.access));
}

async function answered(begun: BegunRequest, shared: SharedOperation): Promise<GatewayAnswer> {
  const { request, prepared, known, supergraph } = begun;
  const left = shared.text ?? prepared.operation.planned;
  const plan = known?.shared === shared ? known.plan : await planOf(begun, shared);
  const { introspection } = prepared.operation;
  if (!plan || !left) return { data: introspection ? await withSchemaData(begun, {}) : null };
  const { variables } = prepared;
  const document = shared.filtered.document;
  const takesTexts = request.takesTexts === true && !shared.text && !introspection; // Else it is read again.
  const asked = { request: { ...request, takesTexts }, document, variables, ...left };
  const answer = await supergraph.execute(asked, plan);
  return answer.data ? { ...answer, data: await withSchemaData(begun, answer.data) } : answer;
}
