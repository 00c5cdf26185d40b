import type { Transaction } from '../../../../shared/data/database';
import type { RequestsContext } from '../requests-context';
import { act, type CommandContext } from './request-act';
import { requireEffect, uselessFields, type UselessField } from './opening-nothing';
import { opensToApplicant } from '../request-preview';
import { partsToSubmit, type OwnersPart } from './request-submission';
import type { DataRequestRow } from '../request-row';
import { copyAttachments } from '../attachments/request-attachment.store';
import { requireRoomForCopies } from '../attachments/request-room.queries';
import { replaceDatasets } from './request.store';
import { insertSubmitted } from './insert-submitted';

/** The request to submit. */
export interface Submission {
  readonly id: string;
  /** Version that the caller has read. */
  readonly version: number;
  readonly note: string | null;
}

/**
 * Submits a request. A request for data of several owners is split into one for each; this request
 * keeps the part of the first owner, and the others are linked to it.
 */
export function submitRequest(
  context: RequestsContext,
  { id, version, note }: Submission,
): Promise<DataRequestRow | undefined> {
  return act(context, {
    ...{ requestId: id, act: 'SUBMIT', version, note },
    work: async (commandContext) => {
      const { transaction, requestContext } = commandContext;
      const [first, ...others] = partsToSubmit(requestContext, context.access);
      if (!first) throw new TypeError('A request that names a dataset has at least one part.');
      requireEffect(uselessInDataRequest(commandContext));
      await replaceDatasets(transaction, id, first.datasets);
      const numbers: string[] = [];
      for (const part of others) numbers.push(await splitOff(transaction, part, commandContext));
      const submittedAt = requestContext.request.submittedAt ?? requestContext.now.toISOString();
      return {
        change: { ownerId: first.ownerId, submittedAt },
        isUnconditional: first.isUnconditional,
        facts: { datasets: first.datasets, ...(numbers.length > 0 ? { splitInto: numbers } : {}) },
      };
    },
  });
}

/** Returns the objects that are requested without any of their fields. */
function uselessInDataRequest({
  requestContext,
  context: { access },
}: CommandContext): ReadonlyArray<UselessField> {
  return requestContext.datasets.flatMap(({ datasetId, isWhole, fields, present }) => {
    if (isWhole) return [];
    const isOpen = opensToApplicant(requestContext.request, {
      datasetId,
      access,
      now: requestContext.now,
    });
    return uselessFields({ datasetId, fields: fields ?? [], shape: present?.shape ?? {}, isOpen });
  });
}

/** Creates a separate, submitted data request for another owner's part; returns its number. */
async function splitOff(
  transaction: Transaction,
  owners: OwnersPart,
  { requestContext, step, context }: CommandContext,
): Promise<string> {
  const { request: whole } = requestContext;
  const part = await insertSubmitted(transaction, owners, {
    ...{ requestContext, step, context },
    like: { ...whole, splitFrom: whole.id },
    facts: { splitFrom: whole.number },
  });
  await requireRoomForCopies(transaction, whole);
  await copyAttachments(transaction, whole.id, part.id);
  return part.number;
}
