import type { ApolloGateway } from '@apollo/gateway';
import { getOperationAST, GraphQLError, type GraphQLSchema } from 'graphql';
import { ERROR_CATALOGUE } from '../shared/errors/catalogue';
import { RiverGateError } from '../shared/errors/rivergate-error';
import { cutErrors } from '../shared/sharing/cut-errors';
import { repairAnswer } from '../shared/sharing/repair-answer';
import { grantSettler } from '../shared/sharing/settle-grants';
import type { Share } from '../shared/sharing/sharer';
import { dryRunOf, isDryRun } from './dry-run';
import { isRequestScope, type RequestScope } from './engine/link';
import type { Plan } from './engine/planner';
import { timingOf, wantsTiming } from './timing';
import type { Admit } from './rules/admit';
import { costOf } from './rules/cost';
import { operationFacts, type Costing } from './rules/operation-facts';
import type { Admitted, AdmitToRecord } from './sharing/admit-to-record';
import { permitsOf } from './sharing/permits-of';

/** Plans an operation, with its plans kept by document and operation name, and executes the plan. */
type PlanAndExecute = ApolloGateway['executor'];
/** One operation with everything around it. */
type GatewayRequest = Parameters<PlanAndExecute>[0];
/** What a request is answered with. */
type GatewayAnswer = Awaited<ReturnType<PlanAndExecute>>;
/** Receives an error that no caller may read, for the log. */
export type Unexpected = (error: unknown, requestId: string) => void;

/** The supergraph in use at one moment. */
export interface SupergraphInUse {
  readonly schema: GraphQLSchema;
  /** Cuts operations by its policies. */
  readonly share: Share;
  readonly plan: Plan;
  /** What the cost of an operation is counted by. */
  readonly costing: Costing;
}

/**
 * The calls that a request goes through, in order; who asks was identified before, and stands in the
 * request's scope.
 */
interface Steps {
  readonly admit: Admit;
  readonly inUse: () => SupergraphInUse;
  readonly admitToRecord: AdmitToRecord;
  readonly maxCost: number;
  readonly execute: PlanAndExecute;
  /** Makes what a mutation has changed known here. */
  readonly afterMutation: () => Promise<void>;
  readonly onUnexpected: Unexpected;
}

/** The answer to one request; it never rejects. */
export async function handleRequest(request: GatewayRequest, steps: Steps): Promise<GatewayAnswer> {
  const conceal = (error: unknown) => concealed(error, scopeOf(request), steps.onUnexpected);
  try {
    const { schema, costing } = steps.inUse();
    const refusals = steps.admit({ ...operationOf(request), schema, costing });
    if (refusals.length > 0) return { errors: refusals };
    await spendCost(request, steps.inUse());
    if (isDryRun(request.request.extensions)) return dryRun(request, steps);
    const admitted = await sharedAndRecorded(request, steps);
    const answer = await executed(request, admitted, steps);
    if (admitted.shared.filtered.operation.operation === 'mutation') await steps.afterMutation();
    const told = answer.errors ? withErrors(answer, answer.errors.map(conceal)) : answer;
    await recordEnd(request, admitted, told);
    return withTiming(request, completed(request, admitted, told));
  } catch (thrown) {
    return withErrors({}, [conceal(thrown)]);
  }
}

/** Takes the cost of an admitted operation from what its caller may ask for in a minute. */
async function spendCost(
  request: GatewayRequest,
  { schema, costing }: SupergraphInUse,
): Promise<void> {
  const { spend } = scopeOf(request);
  const { document, operationName, variables } = operationOf(request);
  const operation = getOperationAST(document, operationName);
  if (!spend || !operation) return;
  const facts = operationFacts(schema, document, operation);
  await spend(costOf({ ...facts, variables, costing }).values);
}

/** With the times of its fetches, where they were asked for. */
function withTiming(request: GatewayRequest, answer: GatewayAnswer): GatewayAnswer {
  const { trail } = scopeOf(request);
  if (!trail || !wantsTiming(request.request.extensions)) return answer;
  return { ...answer, extensions: { ...answer.extensions, timing: timingOf(trail.fetches) } };
}

/** What a run would do; the public may ask it as anybody may: it tells no value. */
function dryRun(request: GatewayRequest, { inUse, maxCost }: Steps): GatewayAnswer {
  const { schema, share, plan, costing } = inUse();
  const asked = operationOf(request);
  const settle = grantSettler(share, { ...asked, schema }, permitsOf(scopeOf(request)));
  const permits = settle(new Set());
  const shared = share({ ...asked, schema }, permits);
  const facts = operationFacts(schema, asked.document, shared.filtered.operation);
  const found = costOf({ ...facts, variables: asked.variables, costing });
  const cost = { values: found.values, limit: maxCost, dearest: found.dearest };
  const told = dryRunOf({ ...asked, shared, permits, cost, plan });
  return { data: null, extensions: { dryRun: told } };
}

/** Shares again where another supergraph came into use while the record was written. */
async function sharedAndRecorded(
  request: GatewayRequest,
  { inUse, admitToRecord }: Steps,
): Promise<Admitted> {
  const { schema, share } = inUse();
  const scope = scopeOf(request);
  const { requestId, trail, address = null } = scope;
  const asked = { ...operationOf(request), schema, permits: permitsOf(scope), requestId, address };
  const admitted = await admitToRecord(asked, share);
  if (trail) trail.recordSequence = admitted.record?.sequence ?? null;
  const current = inUse();
  if (current.schema === schema) return admitted;
  const shared = current.share({ ...asked, schema: current.schema }, admitted.permits);
  return { ...admitted, shared };
}

async function executed(
  asked: GatewayRequest,
  { shared, permits }: Admitted,
  { execute }: Steps,
): Promise<GatewayAnswer> {
  if (shared.filtered.isEmpty) return { data: null };
  // Departments hear for which purpose it is asked at last, and on which grants it draws.
  const request = { ...asked, context: { ...scopeOf(asked), permits } };
  if (!shared.text) return execute(request);
  const { source, hash } = shared.text;
  // Plans are kept by this hash: with the hash of what was asked one caller's plan would serve another.
  return execute({
    ...request,
    document: shared.filtered.document,
    source,
    queryHash: hash,
    request: { ...request.request, query: source },
  });
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
  request: GatewayRequest,
  { shared: { filtered, text }, permits }: Admitted,
  answer: GatewayAnswer,
): GatewayAnswer {
  if (!text && !filtered.isEmpty) return answer;
  const { variables } = operationOf(request);
  const data = answer.data ? repairAnswer(answer.data, filtered, variables) : (answer.data ?? null);
  const errors = [...(answer.errors ?? []), ...cutErrors({ filtered, permits, variables, data })];
  return { ...answer, data, ...(errors.length > 0 ? { errors } : {}) };
}

/** Without data a failure of ours is a 500; Apollo Server would take every answer without data for a 400. */
function withErrors(answer: GatewayAnswer, errors: ReadonlyArray<GraphQLError>): GatewayAnswer {
  if (answer.data !== undefined) return { ...answer, errors };
  return { ...answer, errors: errors.map(withStatus) };
}

function operationOf({ document, request }: GatewayRequest) {
  const { operationName, variables = {} } = request;
  return { document, operationName, variables };
}

/** A GraphQL error as it is; anything else, which may name hosts or code, as INTERNAL. */
function concealed(
  error: unknown,
  { requestId }: RequestScope,
  onUnexpected: Unexpected,
): GraphQLError {
  const isMeantForCallers =
    error instanceof GraphQLError &&
    (error.extensions.serviceName !== undefined ||
      !error.originalError ||
      error.originalError instanceof GraphQLError);
  if (isMeantForCallers) return error;
  onUnexpected(error, requestId);
  return new RiverGateError(
    'INTERNAL',
    `Something failed on our side. The log knows this request as "${requestId}".`,
    { requestId },
  );
}

/** What is not the caller's fault has its own status where it ends the request. */
const STATUS_OF_OURS: ReadonlySet<string> = new Set([
  'INTERNAL',
  'RECORD_UNAVAILABLE',
  'TOO_MANY_REQUESTS',
]);

function withStatus(error: GraphQLError): GraphQLError {
  if (!(error instanceof RiverGateError) || !STATUS_OF_OURS.has(error.code)) return error;
  const http = { status: ERROR_CATALOGUE[error.code].status };
  return new RiverGateError(error.code, error.message, { ...error.extensions, http });
}

const UNKNOWN_SCOPE: RequestScope = {
  requestId: 'unknown',
  signal: new AbortController().signal,
};

function scopeOf({ context }: GatewayRequest): RequestScope {
  return isRequestScope(context) ? context : UNKNOWN_SCOPE;
}
