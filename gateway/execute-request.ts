import type { SharedOperation } from '../shared/sharing/sharer';
import { askedOf, planOf, sharedOf, withSchemaData, type BegunRequest } from './begun-request';
import type { EngineInUse, ExecutePlan, GatewayAnswer } from './engine/execute-plan';
import type { Admitted } from './sharing/admit-to-record';

/**
 * Executes what is shared of a request by its plan. It is prepared again where another supergraph came
 * into use while the record was written. Departments hear for which purpose it is asked at last, and on
 * which grants it draws.
 */
export async function executed(
  begun: BegunRequest,
  admitted: Admitted,
  { inUse, execute }: EngineInUse,
): Promise<GatewayAnswer> {
  const current = inUse();
  const context = { ...begun.request.context, permits: admitted.permits };
  const request = { ...begun.request, context };
  if (current === begun.supergraph)
    return answered({ ...begun, request }, admitted.shared, execute);
  const prepared = current.prepare(askedOf(request));
  if ('refusals' in prepared) return { errors: prepared.refusals };
  const again = { request, supergraph: current, prepared };
  return answered(again, sharedOf(again, admitted.permits), execute);
}

async function answered(
  begun: BegunRequest,
  shared: SharedOperation,
  execute: ExecutePlan,
): Promise<GatewayAnswer> {
  const { request, prepared, known } = begun;
  const left = shared.text ?? prepared.operation.planned;
  const plan = known?.shared === shared ? known.plan : await planOf(begun, shared);
  const { introspection } = prepared.operation;
  if (!plan || !left) return { data: introspection ? await withSchemaData(begun, {}) : null };
  const { variables } = prepared;
  const document = shared.filtered.document;
  const answer = await execute({ request, document, variables, ...left }, plan);
  return answer.data ? { ...answer, data: await withSchemaData(begun, answer.data) } : answer;
}
