import { withoutTexts } from '../shared/graphql/finished-text';
import {
  operationOf,
  planOf,
  settledAccess,
  sharedOf,
  withSchemaData,
  type BegunRequest,
} from './begun-request';
import {
  checkedDocuments,
  withCheckedDocuments,
  type RegistrationOptions,
} from './documents/registration';
import { notRegistered, unlistedIn, type UnlistedOperation } from './documents/unlisted-operation';
import { dryRunOf, isDryRun } from './dry-run';
import type { EngineInUse, HandleRequest } from './engine/engine-in-use';
import type { GatewayAnswer, ScopedRequest } from './engine/execute-plan';
import { executed } from './execute-request';
import { mayReadAhead, readAhead, type MayReadAhead } from './read-ahead';
import { concealed, withErrors, type Unexpected } from './reported-errors';
import type { Stage } from './request-scope';
import { completed, readable, withTiming } from './shape-answer';
import { sharedExecutions, type ShareExecution } from './shared-executions';
import {
  admitToAudit,
  type Admission,
  type Admitted,
  type AuditKeeping,
} from './sharing/admit-to-audit';

/** Dependencies of handling requests around the engine. */
interface Steps {
  /**
   * Writes the audit log; if absent, nothing is recorded (a supergraph that is not ours, tests).
   */
  readonly auditKeeping?: AuditKeeping;
  /** How documents to register are checked; if absent, none can be registered. */
  readonly registration?: RegistrationOptions;
  /** Called with an operation outside its client's list, once it is answered or refused. */
  readonly onUnlisted?: (operation: UnlistedOperation) => void;
  /** The highest cost of an operation. */
  readonly maxCost: number;
  /** Loads what a mutation has changed, before it is answered. */
  readonly afterMutation?: () => Promise<void>;
  /** Called with internal errors, for the log. */
  readonly onUnexpected: Unexpected;
}

interface Handling extends EngineInUse, Steps {
  readonly admitToAudit: ReturnType<typeof admitToAudit>;
  readonly mayReadAhead: MayReadAhead;
  readonly share: ShareExecution;
}

/** Creates the function that answers each request of an engine; it never rejects. */
export function requestHandler(steps: Steps): HandleRequest {
  const given = {
    ...steps,
    admitToAudit: admitToAudit(steps.auditKeeping ?? null),
    mayReadAhead: mayReadAhead(),
    share: sharedExecutions(),
  };
  const handlings = new WeakMap<EngineInUse, Handling>();
  return async (request, engine) => {
    const conceal = (error: unknown) =>
      concealed(error, request.context.requestId, steps.onUnexpected);
    const failed = (thrown: unknown) => withErrors({}, [conceal(thrown)]);
    const handling = handlings.get(engine) ?? { ...engine, ...given };
    handlings.set(engine, handling);
    return listed(request, handling, conceal).catch(failed);
  };
}

/** Refuses an operation outside an enforced list before anything else is done with it. */
async function listed(
  request: ScopedRequest,
  handling: Handling,
  conceal: Parameters<typeof readable>[1],
): Promise<GatewayAnswer> {
  const unlisted = unlistedIn(request, handling.inUse().schema);
  if (unlisted?.isRefused) {
    handling.onUnlisted?.(unlisted);
    return { errors: [notRegistered(unlisted)] };
  }
  const answer = await handled(request, handling, conceal);
  if (unlisted && answer.data !== undefined) handling.onUnlisted?.(unlisted);
  return answer;
}

/**
 * The caller is already identified: admit, share, plan, open the entry in the audit log, execute,
 * close the entry.
 */
async function handled(
  request: ScopedRequest,
  handling: Handling,
  conceal: Parameters<typeof readable>[1],
): Promise<GatewayAnswer> {
  const supergraph = handling.inUse();
  const ended = stageClock(request.context);
  const prepared = supergraph.prepare(operationOf(request));
  ended('prepare');
  if ('refusals' in prepared) return { errors: prepared.refusals };
  const begun = { request, supergraph, prepared };
  await request.context.spend?.(prepared.cost.values); // The cost is charged to the caller's quota of a minute.
  if (isDryRun(request.request.extensions)) return dryRun(begun, handling);
  if (!prepared.operation.planned) return { data: await withSchemaData(begun, {}) };
  const shared = sharedOf(begun, settledAccess(begun));
  const documents = await checkedDocuments(begun, shared, handling.registration);
  const plan = await planOf(begun, shared); // A request that cannot be planned is refused before it is recorded.
  ended('plan');
  const { admitted, answered } = await recorded({ ...begun, known: { shared, plan } }, handling);
  ended('record');
  const answer = await answered().catch((thrown: unknown) => withErrors({}, [conceal(thrown)]));
  ended('execute');
  if (prepared.operation.facts.operation.operation === 'mutation') await handling.afterMutation?.();
  const shown = readable(answer, conceal);
  await auditEnd(request, admitted, shown);
  ended('end');
  const whole = completed(prepared.variables, admitted, shown);
  return withTiming(request, withCheckedDocuments(whole, documents));
}

/** Notes in the trail of a request how long each stage took since the one before. */
function stageClock({ trail }: ScopedRequest['context']): (stage: Stage) => void {
  let sinceMs = performance.now();
  return (stage) => {
    const nowMs = performance.now();
    trail?.stages.push({ stage, startedMs: sinceMs, ms: nowMs - sinceMs });
    sinceMs = nowMs;
  };
}

/** What an execution would do. The public may ask for it too, because it shows no values. */
async function dryRun(begun: BegunRequest, { maxCost }: Handling): Promise<GatewayAnswer> {
  const { operation, variables } = begun.prepared;
  const access = operation.planned ? settledAccess(begun) : begun.request.context.access;
  const shared = operation.planned ? sharedOf(begun, access) : null;
  const plan = shared && (await planOf(begun, shared));
  const cost = { ...begun.prepared.cost, limit: maxCost };
  const outcome = dryRunOf({
    ...{ shared, access, variables, cost, plan },
    callersFetch: begun.supergraph.callersFetch,
  });
  return { data: null, extensions: { dryRun: outcome } };
}

/** A request whose intent is durable. */
interface Recorded {
  readonly admitted: Admitted;
  /** Its answer; of reads that were sent while the intent was written, if there are any. */
  readonly answered: () => Promise<GatewayAnswer>;
}

/** Opens the entry in the audit log. Nothing that was read meanwhile is seen before it is durable. */
async function recorded(begun: BegunRequest, handling: Handling): Promise<Recorded> {
  const { ahead, settled } = admission(begun, handling);
  const isAhead = ahead !== null && handling.mayReadAhead(begun, handling);
  const early = isAhead ? readAhead(begun, ahead, handling) : null;
  const admitted = await settled;
  const { trail } = begun.request.context;
  if (trail) trail.auditSequence = admitted.record?.sequence ?? null;
  if (early && admitted.record) return { admitted, answered: early.taken };
  const execute = (one: BegunRequest) => executed(one, admitted, handling);
  return { admitted, answered: () => handling.share(begun, admitted, execute) };
}

/**
 * Records the operation as the caller sent it; the part that is executed has variables for
 * literals.
 */
function admission(begun: BegunRequest, handling: Handling): Admission {
  const { request, supergraph, prepared } = begun;
  const { requestId, address = null, access } = request.context;
  const { facts } = prepared.operation;
  const asked = {
    schema: supergraph.schema,
    document: facts.document,
    operationName: facts.operation.name?.value,
    variables: prepared.variables,
    ...{ access, requestId, address },
  };
  return handling.admitToAudit(asked, (_operation, given) => sharedOf(begun, given));
}

async function auditEnd(
  { context }: ScopedRequest,
  { record }: Admitted,
  { data, errors, hasTexts = false }: GatewayAnswer,
): Promise<void> {
  await record?.end({
    data: hasTexts ? withoutTexts(data) : data,
    subgraphs: new Set(context.trail?.fetches.map(({ department }) => department)),
    hasFailed: data === undefined && (errors?.length ?? 0) > 0,
  });
}
