import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { RequestsContext } from '../requests-context';
import { insertGrants } from '../grants/data-grant-write.loader';
import { grantsOfDecision, firstDay } from '../grants/grants-of-decision';
import { act, type Acting, type Outcome } from './request-act';
import { attachmentsOf } from '../attachments/request-attachment.loader';
import { decisionOf, type DecisionInput } from './request-decision';
import { demandUseful, uselessFields, type UselessField } from './opening-nothing';
import { demandFaultless } from './request-draft';
import { opensToApplicant } from '../request-preview';
import { ACCOUNTS } from '../../accounts/module';
import type { DecisionRow, RequestRow } from '../request-row';
import { isId } from '../request.loader';
import { presentDatasets } from './request-write.loader';

/** A decision as somebody drafts it. */
export interface DraftedDecision {
  readonly id: string;
  /** Version of the request that it builds on; null: nobody has drafted one yet. */
  readonly version: number | null;
  readonly input: DecisionInput;
}

/**
 * Drafts the decision, or drafts it anew: then on the version that the drafter has read, so that no
 * draft takes the place of one that was not seen.
 */
export function draftDecision(
  context: RequestsContext,
  { id, version, input }: DraftedDecision,
): Promise<RequestRow | undefined> {
  return act(context, {
    requestId: id,
    act: 'DRAFT_DECISION',
    note: input.reason ?? null,
    ...(version === null ? {} : { version }),
    work: async (acting) => {
      demandSeen(acting, version);
      const decision = checkedDecision(acting, input);
      demandUseful(uselessInDecision(acting, decision));
      await demandOwnersDocument(acting, decision.attachmentId);
      const { documentNumber } = decision;
      return { change: { decision }, documentNumber, facts: { decision } };
    },
  });
}

/** What an approver decides on. */
export interface Approval {
  readonly id: string;
  /** Version of the request that he has read: a draft written since is another one. */
  readonly version: number;
  readonly note: string | null;
}

/** Decides as drafted: grants, or refuses. */
export function decideRequest(
  context: RequestsContext,
  { id, version, note }: Approval,
): Promise<RequestRow | undefined> {
  return act(context, {
    ...{ requestId: id, version, note },
    act: ({ request }) => (request.decision?.outcome === 'REFUSE' ? 'REFUSE' : 'GRANT'),
    work: (acting) => {
      const { decision } = acting.ground.request;
      if (!decision) throw new TypeError('What is to be decided was drafted.');
      if (decision.outcome === 'GRANT') return giveGrants(acting, decision);
      return { documentNumber: decision.documentNumber, facts: { decision } };
    },
  });
}

/** Authorises directly what is shared without condition; under the request's own number unless given. */
export function authoriseRequest(
  context: RequestsContext,
  authorised: {
    readonly id: string;
    readonly documentNumber: string | null;
    readonly note: string | null;
  },
): Promise<RequestRow | undefined> {
  const { id: requestId, documentNumber, note } = authorised;
  return act(context, {
    requestId,
    act: 'AUTHORISE',
    note,
    work: (acting) => {
      const { number } = acting.ground.request;
      const input = { outcome: 'GRANT', documentNumber: documentNumber ?? number } as const;
      return giveGrants(acting, checkedDecision(acting, input));
    },
  });
}

/** Throws TRANSITION_REFUSED where there is a draft already and its version is not named. */
function demandSeen({ ground: { request } }: Acting, version: number | null): void {
  if (version !== null || request.state !== 'DECISION_DRAFTED') return;
  throw new RiverGateError(
    'TRANSITION_REFUSED',
    `Somebody has drafted a decision already; read it, and name version ${String(request.version)} of the request to draft it anew (已有拟办意见，请阅后注明版本重新拟办).`,
    { state: request.state, version: request.version },
  );
}

function uselessInDecision(
  { ground, context: { permits } }: Acting,
  { datasets }: DecisionRow,
): ReadonlyArray<UselessField> {
  return datasets.flatMap(({ datasetId, fields }) => {
    const present = ground.datasets.find((one) => one.datasetId === datasetId)?.present;
    const isOpen = opensToApplicant(ground.request, { datasetId, permits, now: ground.now });
    return uselessFields({ datasetId, fields, shape: present?.shape ?? {}, isOpen });
  });
}

function checkedDecision({ ground }: Acting, input: DecisionInput): DecisionRow {
  const faults: string[] = [];
  const decision = decisionOf(ground, input, faults);
  demandFaultless(faults);
  return decision;
}

/** Throws BAD_USER_INPUT unless the owner itself has attached it to this request. */
async function demandOwnersDocument({ transaction, ground }: Acting, id: string | null) {
  if (id === null) return;
  const isOwners = isId(id) && (await attachmentsOf(transaction, ground.request.id, id)).isOwners;
  if (!isOwners)
    demandFaultless([
      'attachmentId: a document that the owner attached to this request is wanted.',
    ]);
}

/** Writes the grants of a decision; from this commit on they open what they name. */
async function giveGrants(acting: Acting, drafted: DecisionRow): Promise<Outcome> {
  const { transaction, ground, context } = acting;
  const { request, today, now } = ground;
  const { subject } = context.permits.caller;
  const decision = { ...drafted, validFrom: firstDay(drafted, today) };
  demandPeriod(decision, today);
  const ids = decision.datasets.map(({ datasetId }) => datasetId);
  const present = await presentDatasets(transaction, ids);
  const isDemonstration =
    request.isDemonstration || (await ACCOUNTS.isOfDemonstration(transaction, subject));
  const grants = grantsOfDecision({
    ...{ request, decision, present, now, today, givenBy: subject, isDemonstration },
  });
  const gone = ids.filter((id) => grants.every(({ datasetId }) => datasetId !== id));
  if (gone.length > 0) throw vanished(gone);
  await insertGrants(transaction, grants);
  return {
    change: { decision, grantedUntil: decision.until },
    documentNumber: decision.documentNumber,
    facts: { decision },
  };
}

function demandPeriod({ until, validFrom }: DecisionRow, today: string): void {
  if (until !== null && until > today && until > (validFrom ?? today)) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `The period asked for has passed: a grant until ${String(until)} opens nothing.`,
  );
}

function vanished(ids: ReadonlyArray<string>): RiverGateError {
  return new RiverGateError(
    'TRANSITION_REFUSED',
    `The catalogue does not have the fields of ${ids.join(', ')} any more; draft the decision anew.`,
    { datasets: ids },
  );
}
