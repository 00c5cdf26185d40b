import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { RequestsContext } from '../requests-context';
import { insertGrants } from '../grants/data-grant-write.loader';
import { grantsOfDecision, firstDay } from '../grants/grants-of-decision';
import { act, type CommandContext, type Outcome } from './request-act';
import { attachmentsOf } from '../attachments/request-attachment.loader';
import { decisionOf, type DecisionInput } from './request-decision';
import { requireEffect, uselessFields, type UselessField } from './opening-nothing';
import { requireNoFaults } from './request-draft';
import { opensToApplicant } from '../request-preview';
import { ACCOUNTS } from '../../accounts/module';
import type { DecisionRow, DataRequestRow } from '../request-row';
import { isId } from '../request.loader';
import { presentDatasets } from './request-on-act.queries';

/** A decision as drafted. */
export interface DraftedDecision {
  readonly id: string;
  /** Version of the request that it builds on; null: nobody has drafted one yet. */
  readonly version: number | null;
  readonly input: DecisionInput;
}

/**
 * Drafts the decision, or drafts it again: then on the version that the drafter has read, so that
 * no draft takes the place of one that was not seen.
 */
export function draftDecision(
  context: RequestsContext,
  { id, version, input }: DraftedDecision,
): Promise<DataRequestRow | undefined> {
  return act(context, {
    requestId: id,
    act: 'DRAFT_DECISION',
    note: input.reason ?? null,
    ...(version === null ? {} : { version }),
    work: async (commandContext) => {
      requireSeen(commandContext, version);
      const decision = checkedDecision(commandContext, input);
      requireEffect(uselessInDecision(commandContext, decision));
      await requireOwnersDocument(commandContext, decision.attachmentId);
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
): Promise<DataRequestRow | undefined> {
  return act(context, {
    ...{ requestId: id, version, note },
    act: ({ request }) => (request.decision?.outcome === 'REFUSE' ? 'REFUSE' : 'GRANT'),
    work: (commandContext) => {
      const { decision } = commandContext.requestContext.request;
      if (!decision) throw new TypeError('What is to be decided was drafted.');
      if (decision.outcome === 'GRANT') return giveGrants(commandContext, decision);
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
): Promise<DataRequestRow | undefined> {
  const { id: requestId, documentNumber, note } = authorised;
  return act(context, {
    requestId,
    act: 'AUTHORISE',
    note,
    work: (commandContext) => {
      const { number } = commandContext.requestContext.request;
      const input = { outcome: 'GRANT', documentNumber: documentNumber ?? number } as const;
      return giveGrants(commandContext, checkedDecision(commandContext, input));
    },
  });
}

/** Throws TRANSITION_REFUSED if there is a draft already and its version is not named. */
function requireSeen(
  { requestContext: { request } }: CommandContext,
  version: number | null,
): void {
  if (version !== null || request.state !== 'DECISION_DRAFTED') return;
  throw new RiverGateError(
    'TRANSITION_REFUSED',
    `Somebody has drafted a decision already; read it, and name version ${String(request.version)} of the request to draft it again (已有拟办意见，请阅后注明版本重新拟办).`,
    { state: request.state, version: request.version },
  );
}

function uselessInDecision(
  { requestContext, context: { access } }: CommandContext,
  { datasets }: DecisionRow,
): ReadonlyArray<UselessField> {
  return datasets.flatMap(({ datasetId, fields }) => {
    const present = requestContext.datasets.find((one) => one.datasetId === datasetId)?.present;
    const isOpen = opensToApplicant(requestContext.request, {
      datasetId,
      access,
      now: requestContext.now,
    });
    return uselessFields({ datasetId, fields, shape: present?.shape ?? {}, isOpen });
  });
}

function checkedDecision({ requestContext }: CommandContext, input: DecisionInput): DecisionRow {
  const faults: string[] = [];
  const decision = decisionOf(requestContext, input, faults);
  requireNoFaults(faults);
  return decision;
}

/** Throws BAD_USER_INPUT unless the owner itself has attached it to this request. */
async function requireOwnersDocument(
  { transaction, requestContext }: CommandContext,
  id: string | null,
) {
  if (id === null) return;
  const isOwners =
    isId(id) && (await attachmentsOf(transaction, requestContext.request.id, id)).isOwners;
  if (!isOwners)
    requireNoFaults([
      'attachmentId: a document that the owner attached to this request is wanted.',
    ]);
}

/** Writes the grants of a decision; from this commit on they open what they name. */
async function giveGrants(commandContext: CommandContext, drafted: DecisionRow): Promise<Outcome> {
  const { transaction, requestContext, context } = commandContext;
  const { request, today, now } = requestContext;
  const { subject } = context.access.caller;
  const decision = { ...drafted, validFrom: firstDay(drafted, today) };
  requirePeriod(decision, today);
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

function requirePeriod({ until, validFrom }: DecisionRow, today: string): void {
  if (until !== null && until > today && until > (validFrom ?? today)) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `The period asked for has passed: a grant until ${String(until)} opens nothing.`,
  );
}

function vanished(ids: ReadonlyArray<string>): RiverGateError {
  return new RiverGateError(
    'TRANSITION_REFUSED',
    `The catalogue does not have the fields of ${ids.join(', ')} any more; draft the decision again.`,
    { datasets: ids },
  );
}
