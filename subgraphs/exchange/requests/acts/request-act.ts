import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Caller } from '../../../../shared/identity/caller';
import { clockAfter, readClock, type DataRequestClock } from '../machine/request-clock';
import { requiredStep, type Step } from '../machine/request-machine';
import type { DataRequestAct, DataRequestState } from '../machine/request-vocabulary';
import type { RequestsContext } from '../requests-context';
import { machineInput, lockedContext, type DataRequestContext } from './data-request-context';
import { presentState, type DataRequestRow } from '../request-row';
import { viewerOf } from '../request-viewer';
import { addEvent } from './request-event.store';
import { saveDataRequest } from './request.store';

/** A command on one data request. */
export interface Command {
  readonly requestId: string;
  /** The action; or, if it depends on the data request, a function that finds it after the lock. */
  readonly act: DataRequestAct | FindAct;
  /** Version that the caller has read; absent: any. */
  readonly version?: number;
  readonly note?: string | null;
  /** The command's own work; runs after the command has been allowed. */
  readonly work?: (commandContext: CommandContext) => Promise<Outcome> | Outcome;
}

type FindAct = (
  requestContext: DataRequestContext,
  transaction: Transaction,
) => DataRequestAct | Promise<DataRequestAct>;

/** Context of a command in progress. */
export interface CommandContext {
  readonly transaction: Transaction;
  readonly requestContext: DataRequestContext;
  readonly step: Step;
  readonly context: RequestsContext;
}

/** Changes by a command in addition to state and clock, and the recorded facts. */
export interface Outcome {
  readonly change?: Partial<DataRequestRow>;
  /** Whether all remaining datasets are shared without condition, if the command changes that. */
  readonly isUnconditional?: boolean;
  readonly documentNumber?: string;
  /** For the request's own history. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * Runs one command on one data request in one transaction: locks it, asks the state machine, does
 * the work, and records the step. Of simultaneous commands one succeeds; the others then find the
 * new state. Returns the data request after the command. Throws BAD_USER_INPUT, NOT_PERMITTED,
 * TRANSITION_REFUSED or TWO_PERSONS_NEEDED; in that case nothing has changed.
 */
export async function act(
  context: RequestsContext,
  command: Command,
): Promise<DataRequestRow | undefined> {
  await context.write((transaction) => actWithin(transaction, context, command));
  context.load.requests.clear();
  return context.load.requests.find(viewerOf(context.access.caller), command.requestId);
}

/** Runs the command within a transaction of the caller. */
export async function actWithin(
  transaction: Transaction,
  context: RequestsContext,
  command: Command,
): Promise<void> {
  const { caller } = context.access;
  const requestContext = await lockedContext(transaction, context, command.requestId);
  const name =
    typeof command.act === 'function'
      ? await command.act(requestContext, transaction)
      : command.act;
  const step = requiredStep(machineInput(requestContext, caller), name);
  requireVersion(requestContext, command.version);
  const outcome = (await command.work?.({ transaction, requestContext, step, context })) ?? {};
  const request = dataRequestAfter(requestContext, { step, outcome, context });
  await saveDataRequest(transaction, request);
  await recordStep(
    transaction,
    { requestContext, step, request, context },
    { note: command.note, ...outcome },
  );
}

interface After {
  readonly step: Step;
  readonly outcome: Outcome;
  readonly context: RequestsContext;
}

/** The data request after the command. */
function dataRequestAfter(
  requestContext: DataRequestContext,
  { step, outcome, context }: After,
): DataRequestRow {
  const { request } = requestContext;
  const { deadlines } = context;
  const isUnconditional = outcome.isUnconditional ?? requestContext.isUnconditional;
  const clock = clockAfter(request.clock, step.transition.clock, {
    ...requestContext,
    deadlines,
    isUnconditional,
  });
  return {
    ...request,
    ...outcome.change,
    state: stored(step.to, request),
    version: request.version + 1,
    ...clockColumns(clock, requestContext),
  };
}

/** The stored part of a clock. */
export function clockColumns(
  clock: DataRequestClock | null,
  { today, calendar }: Pick<DataRequestContext, 'today' | 'calendar'>,
): Pick<DataRequestRow, 'clock' | 'dueOn'> {
  return { clock, dueOn: clock && readClock(clock, today, calendar).dueOn };
}

/** States that follow from time alone are not stored: an expired data request keeps its state. */
function stored(to: DataRequestState, { state }: DataRequestRow): DataRequestRow['state'] {
  return to === 'EXPIRED' ? state : to;
}

/** Result of a command, with its data request. */
export interface CommandResult {
  readonly requestContext: Pick<DataRequestContext, 'now' | 'today'> & {
    readonly request: DataRequestRow | null;
  };
  readonly step: Step;
  /** The data request after the command. */
  readonly request: DataRequestRow;
  readonly context: RequestsContext;
}

/** Records a step in the history of the data request and in the hub's audit log. */
export async function recordStep(
  transaction: Transaction,
  { requestContext, step, request, context }: CommandResult,
  told: { readonly note?: string | null | undefined } & Omit<Outcome, 'change'>,
): Promise<void> {
  const { access, requestId: traceId } = context;
  const fromState =
    requestContext.request && presentState(requestContext.request, requestContext.today);
  const by = actorFacts(access.caller);
  await addEvent(
    transaction,
    {
      requestId: request.id,
      at: requestContext.now.toISOString(),
      act: step.transition.act,
      fromState,
      toState: step.to,
      post: step.post,
      actedAs: step.transition.as,
      ...by,
      note: told.note ?? null,
      documentNumber: told.documentNumber ?? null,
      facts: told.facts ?? {},
    },
    {
      traceId,
      facts: { ...hubFacts(request), from: fromState, to: step.to, post: step.post, ...by },
    },
  );
}

function actorFacts({ subject, organisation }: Caller) {
  return {
    subject,
    organisationKind: organisation?.kind ?? null,
    organisationId: organisation?.id ?? null,
  };
}

function hubFacts({ id, number, ownerId, applicantKind, applicantId, decision }: DataRequestRow) {
  const document = decision?.documentNumber ?? null;
  return { request: id, number, owner: ownerId, applicantKind, applicantId, document };
}

/** Throws TRANSITION_REFUSED if the request has changed since the caller read it. */
function requireVersion({ request, today }: DataRequestContext, seen: number | undefined): void {
  if (seen === undefined || seen === request.version) return;
  throw new RiverGateError(
    'TRANSITION_REFUSED',
    `The request was changed since you read it: it now has version ${String(request.version)}, not ${String(seen)}.`,
    { state: presentState(request, today), version: request.version },
  );
}
