import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Caller } from '../../../../shared/identity/caller';
import { clockAfter, readClock, type RequestClock } from '../machine/request-clock';
import { demandedStep, type Step } from '../machine/request-machine';
import type { RequestAct, RequestState } from '../machine/request-vocabulary';
import type { RequestsContext } from '../requests-context';
import { actingGround, lockedGround, type RequestGround } from './request-ground';
import { presentState, type RequestRow } from '../request-row';
import { viewerOf } from '../request-viewer';
import { addEvent, saveRequest } from './request-write.loader';

/** Something to be done with one request. */
export interface Deed {
  readonly requestId: string;
  /** The act; where the request itself says which, what finds it once that is locked. */
  readonly act: RequestAct | FindAct;
  /** Version that the caller has seen; absent: whichever it is. */
  readonly version?: number;
  readonly note?: string | null;
  /** What the act does besides, once it is known to be allowed. */
  readonly work?: (acting: Acting) => Promise<Outcome> | Outcome;
}

type FindAct = (
  ground: RequestGround,
  transaction: Transaction,
) => RequestAct | Promise<RequestAct>;

/** An act that is under way. */
export interface Acting {
  readonly transaction: Transaction;
  readonly ground: RequestGround;
  readonly step: Step;
  readonly context: RequestsContext;
}

/** What an act changes besides state and clock, and what is put down of it. */
export interface Outcome {
  readonly change?: Partial<RequestRow>;
  /** Whether what is left of it is shared without condition, where the act changes that. */
  readonly isUnconditional?: boolean;
  readonly documentNumber?: string;
  /** For the request's own history. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * Does one act on one request in one transaction: locks it, asks the machine, does the work, and puts
 * down what was done. Of acts at the same time one wins; the others find the state that it left.
 * Answers the request as it is then. Throws BAD_USER_INPUT, NOT_PERMITTED, TRANSITION_REFUSED or
 * TWO_PERSONS_NEEDED; then nothing has happened.
 */
export async function act(context: RequestsContext, deed: Deed): Promise<RequestRow | undefined> {
  await context.write((transaction) => actWithin(transaction, context, deed));
  context.load.requests.forget();
  return context.load.requests.find(viewerOf(context.permits.caller), deed.requestId);
}

/** The same within a transaction that does more than this. */
export async function actWithin(
  transaction: Transaction,
  context: RequestsContext,
  deed: Deed,
): Promise<void> {
  const { caller } = context.permits;
  const ground = await lockedGround(transaction, context, deed.requestId);
  const name = typeof deed.act === 'function' ? await deed.act(ground, transaction) : deed.act;
  const step = demandedStep(actingGround(ground, caller), name);
  demandVersion(ground, deed.version);
  const outcome = (await deed.work?.({ transaction, ground, step, context })) ?? {};
  const request = requestAfter(ground, { step, outcome, context });
  await saveRequest(transaction, request);
  await putDown(transaction, { ground, step, request, context }, { note: deed.note, ...outcome });
}

interface After {
  readonly step: Step;
  readonly outcome: Outcome;
  readonly context: RequestsContext;
}

/** The request as the act leaves it. */
function requestAfter(ground: RequestGround, { step, outcome, context }: After): RequestRow {
  const { request } = ground;
  const { deadlines } = context;
  const isUnconditional = outcome.isUnconditional ?? ground.isUnconditional;
  const clock = clockAfter(request.clock, step.transition.clock, {
    ...ground,
    deadlines,
    isUnconditional,
  });
  return {
    ...request,
    ...outcome.change,
    state: stored(step.to, request),
    version: request.version + 1,
    ...clockColumns(clock, ground),
  };
}

/** What of a clock is stored. */
export function clockColumns(
  clock: RequestClock | null,
  { today, calendar }: Pick<RequestGround, 'today' | 'calendar'>,
): Pick<RequestRow, 'clock' | 'dueOn'> {
  return { clock, dueOn: clock && readClock(clock, today, calendar).dueOn };
}

/** What time alone makes is not stored: what has expired stays what it was. */
function stored(to: RequestState, { state }: RequestRow): RequestRow['state'] {
  return to === 'EXPIRED' ? state : to;
}

/** What was done, and on which request. */
export interface Done {
  readonly ground: Pick<RequestGround, 'now' | 'today'> & { readonly request: RequestRow | null };
  readonly step: Step;
  /** As the act left it. */
  readonly request: RequestRow;
  readonly context: RequestsContext;
}

/** Puts an act down in the request's history and for the hub's record. */
export async function putDown(
  transaction: Transaction,
  { ground, step, request, context }: Done,
  told: { readonly note?: string | null | undefined } & Omit<Outcome, 'change'>,
): Promise<void> {
  const { permits, requestId: traceId } = context;
  const fromState = ground.request && presentState(ground.request, ground.today);
  const by = actorFacts(permits.caller);
  await addEvent(
    transaction,
    {
      requestId: request.id,
      at: ground.now.toISOString(),
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

function hubFacts({ id, number, ownerId, applicantKind, applicantId, decision }: RequestRow) {
  const document = decision?.documentNumber ?? null;
  return { request: id, number, owner: ownerId, applicantKind, applicantId, document };
}

/** Throws TRANSITION_REFUSED where somebody has changed the request since the caller saw it. */
function demandVersion({ request, today }: RequestGround, seen: number | undefined): void {
  if (seen === undefined || seen === request.version) return;
  throw new RiverGateError(
    'TRANSITION_REFUSED',
    `The request was changed since: it is of version ${String(request.version)} now, not ${String(seen)}.`,
    { state: presentState(request, today), version: request.version },
  );
}
