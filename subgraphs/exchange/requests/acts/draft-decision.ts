import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { RequestsContext } from '../requests-context';
import { act, type CommandContext } from './request-act';
import { attachmentsOf } from '../attachments/attachments-of-request.queries';
import type { DecisionInput } from './request-decision';
import { requireEffect, uselessFields, type UselessField } from './opening-nothing';
import { requireNoFaults } from './request-draft';
import { opensToApplicant } from '../request-preview';
import type { DecisionRow, DataRequestRow } from '../request-row';
import { isId } from '../request-id';
import { checkedDecision } from './checked-decision';

/** A decision to draft. */
export interface DraftedDecision {
  readonly id: string;
  /** Version of the request that the draft is based on; null: there is no draft yet. */
  readonly version: number | null;
  readonly input: DecisionInput;
}

/**
 * Drafts the decision. A second draft must name the version that the drafter has read, so that
 * nobody replaces a draft unread.
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

/** Throws TRANSITION_REFUSED if there is a draft and the command does not name its version. */
function requireSeen(
  { requestContext: { request } }: CommandContext,
  version: number | null,
): void {
  if (version !== null || request.state !== 'DECISION_DRAFTED') return;
  throw new RiverGateError(
    'TRANSITION_REFUSED',
    `A decision has already been drafted; read it, and name version ${String(request.version)} of the request to replace it (已有拟办意见，请阅后注明版本重新拟办).`,
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

/** Throws BAD_USER_INPUT unless the owner has attached the document to this request. */
async function requireOwnersDocument(
  { transaction, requestContext }: CommandContext,
  id: string | null,
) {
  if (id === null) return;
  const isOwners =
    isId(id) && (await attachmentsOf(transaction, requestContext.request.id, id)).isOwners;
  if (!isOwners)
    requireNoFaults([
      'attachmentId: it must be a document that the owner attached to this request.',
    ]);
}
