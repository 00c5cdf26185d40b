import type { QueryPlan } from '@apollo/query-planner';
import { cutErrors } from '../shared/sharing/filter/cut-errors';
import type { Permits } from '../shared/sharing/permits';
import { repairAnswer } from '../shared/sharing/filter/repair-answer';
import { grantSettler } from '../shared/sharing/settle-grants';
import type { AskedOperation, Share, SharedOperation } from '../shared/sharing/sharer';
import { dryRunOf, isDryRun } from './dry-run';
import type { ExecutePlan, GatewayAnswer, GatewayRequest } from './engine/execute-plan';
import { introspected, joined } from './engine/introspection';
import { isRequestScope, type RequestScope } from './engine/link';
import type { AskedRequest, PreparedRequest } from './engine/prepared-operation';
import type { SupergraphInUse } from './engine/supergraph-in-use';
import type { Admitted, AdmitToRecord } from './sharing/admit-to-record';
import { concealed, withErrors, type Unexpected } from './reported-errors';
import { permitsOf } from './sharing/permits-of';
import { timingOf, wantsTiming } from './timing';

/**
 * The calls that a request goes through, in order; who asks was identified before, and stands in the
 * request's scope.
 */
interface Steps {
  /** What is in use now, which may be newer than what a request began with. */
  readonly inUse: () => SupergraphInUse;
  readonly admitToRecord: AdmitToRecord;
  readonly maxCost: number;
  readonly execute: ExecutePlan;
  /** Makes what a mutation has changed known here. */
  readonly afterMutation: () => Promise<void>;
  readonly onUnexpected: Unexpected;
}

/** The answer to one request; it never rejects. */
export async function handleRequest(request: GatewayRequest, steps: Steps): Promise<GatewayAnswer> {
  const conceal = (error: unknown) =>
    concealed(error, scopeOf(request).requestId, steps.onUnexpected);
  try {
    const supergraph = steps.inUse();
    const prepared = supergraph.prepare(askedOf(request));
    if ('refusals' in prepared) return { errors: prepared.refusals };
    const begun = { request, supergraph, prepared };
    await scopeOf(request).spend?.(prepared.cost.values); // From what its caller may ask for in a minute.
    if (isDryRun(request.request.extensions)) return await dryRun(begun, steps);
    if (!prepared.operation.planned) return { data: await aboutSchema(begun, {}) };
    const shared = sharedOf(begun, settledPermits(begun));
    const plan = await planOf(begun, shared); // What cannot be planned is refused before it is recorded.
    const admitted = await recorded(begun, steps);
    const answer = await executed({ ...begun, known: { shared, plan } }, admitted, steps).catch(
      (thrown: unknown) => withErrors({}, [conceal(thrown)]),
    );
    if (prepared.operation.facts.operation.operation === 'mutation') await steps.afterMutation();
    const told = answer.errors ? withErrors(answer, answer.errors.map(conceal)) : answer;
    await recordEnd(request, admitted, told);
    return withTiming(request, completed(prepared.variables, admitted, told));
  } catch (thrown) {
    return withErrors({}, [conceal(thrown)]);
  }
}

/** A request that was prepared for a supergraph. */
interface BegunRequest {
  readonly request: GatewayRequest;
  readonly supergraph: SupergraphInUse;
  readonly prepared: PreparedRequest;
  /** What was left of it before it was recorded, and the plan of that. */
  readonly known?: { readonly shared: SharedOperation; readonly plan: QueryPlan | null };
}

/** With the times of its fetches, where they were asked for. */
function withTiming(request: GatewayRequest, answer: GatewayAnswer): GatewayAnswer {
  const { trail } = scopeOf(request);
  if (!trail || !wantsTiming(request.request.extensions)) return answer;
  return { ...answer, extensions: { ...answer.extensions, timing: timingOf(trail.fetches) } };
}

/** What a run would do; the public may ask it as anybody may: it tells no value. */
async function dryRun(begun: BegunRequest, { maxCost }: Steps): Promise<GatewayAnswer> {
  const { operation, variables } = begun.prepared;
  const permits = operation.planned ? settledPermits(begun) : permitsOf(scopeOf(begun.request));
  const shared = operation.planned ? sharedOf(begun, permits) : null;
  const plan = shared && (await planOf(begun, shared));
  const cost = { ...begun.prepared.cost, limit: maxCost };
  const told = dryRunOf({ shared, permits, variables, cost, plan });
  return { data: null, extensions: { dryRun: told } };
}

/** The permits of its caller, for the purpose and by the grants that the question draws on. */
function settledPermits(begun: BegunRequest): Permits {
  const permits = permitsOf(scopeOf(begun.request));
  const share: Share = (_asked, given) => sharedOf(begun, given);
  return grantSettler(share, askedOfShare(begun), permits)(new Set());
}

/** What these permits leave of an operation. */
function sharedOf(begun: BegunRequest, permits: Permits): SharedOperation {
  return begun.supergraph.share(askedOfShare(begun), permits);
}

function askedOfShare({ supergraph: { schema }, prepared }: BegunRequest): AskedOperation {
  const { planned } = prepared.operation;
  if (!planned) throw new TypeError('Nothing is shared of a question about the schema.');
  const { document, source: text } = planned;
  return { schema, document, text, variables: prepared.variables };
}

/** Null where nothing is left to plan. */
function planOf(
  { supergraph, prepared }: BegunRequest,
  { filtered, text }: SharedOperation,
): Promise<QueryPlan> | null {
  const left = text ?? prepared.operation.planned;
  return filtered.isEmpty || !left ? null : supergraph.planner.plan(left);
}

/** Records what was asked as it was asked; what is shared of it has variables for its literals. */
async function recorded(begun: BegunRequest, { admitToRecord }: Steps): Promise<Admitted> {
  const { request, supergraph, prepared } = begun;
  const { requestId, trail, address = null } = scopeOf(request);
  const { facts } = prepared.operation;
  const asked = {
    schema: supergraph.schema,
    document: facts.document,
    operationName: facts.operation.name?.value,
    variables: prepared.variables,
    permits: permitsOf(scopeOf(request)),
    requestId,
    address,
  };
  const admitted = await admitToRecord(asked, (_asked, permits) => sharedOf(begun, permits));
  if (trail) trail.recordSequence = admitted.record?.sequence ?? null;
  return admitted;
}

/** Begins again where another supergraph came into use while the record was written. */
async function executed(
  begun: BegunRequest,
  admitted: Admitted,
  { inUse, execute }: Steps,
): Promise<GatewayAnswer> {
  const current = inUse();
  // Departments hear for which purpose it is asked at last, and on which grants it draws.
  const context = { ...scopeOf(begun.request), permits: admitted.permits };
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
  if (!plan || !left) return { data: introspection ? await aboutSchema(begun, {}) : null };
  const { variables } = prepared;
  const answer = await execute(
    { request, document: shared.filtered.document, variables, ...left },
    plan,
  );
  return answer.data ? { ...answer, data: await aboutSchema(begun, answer.data) } : answer;
}

/** With what the schema answers about itself. */
async function aboutSchema(
  { supergraph, prepared }: BegunRequest,
  data: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { introspection, order } = prepared.operation;
  if (!introspection) return data;
  const own = await introspected(supergraph.schema, introspection, prepared.variables);
  return joined(order, [own, data]);
}

async function recordEnd(
  request: GatewayRequest,
  { record }: Admitted,
  { data, errors }: GatewayAnswer,
): Promise<void> {
  await record?.end({
    data,
    subgraphs: new Set(scopeOf(request).trail?.fetches.map(({ department }) => department)),
    hasFailed: data === undefined && (errors?.length ?? 0) > 0,
  });
}

/** The answer with null in the place of what was cut, and the errors that say why. */
function completed(
  variables: Readonly<Record<string, unknown>>,
  { shared: { filtered, text }, permits }: Admitted,
  answer: GatewayAnswer,
): GatewayAnswer {
  if (!text && !filtered.isEmpty) return answer;
  const data = answer.data ? repairAnswer(answer.data, filtered, variables) : (answer.data ?? null);
  const errors = [...(answer.errors ?? []), ...cutErrors({ filtered, permits, variables, data })];
  return { ...answer, data, ...(errors.length > 0 ? { errors } : {}) };
}

function askedOf({ document, source, request }: GatewayRequest): AskedRequest {
  const { operationName, variables = {} } = request;
  return { document, source, operationName, variables };
}

const UNKNOWN_SCOPE: RequestScope = {
  requestId: 'unknown',
  signal: new AbortController().signal,
};

function scopeOf({ context }: GatewayRequest): RequestScope {
  return isRequestScope(context) ? context : UNKNOWN_SCOPE;
}
