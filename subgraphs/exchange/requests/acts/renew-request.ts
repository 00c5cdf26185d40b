import type { RequestsContext } from '../requests-context';
import { act, type CommandContext } from './request-act';
import { requireNoFaults } from './request-draft';
import { insertDraft } from './insert-draft';
import type { DataRequestRow, RequestedDatasetRow } from '../request-row';
import { viewerOf } from '../request-viewer';
import type { RequestedDatasetDraft } from './request.store';

/**
 * Drafts a request that renews another: what that asked for, of the fields that are there now.
 * Anyone who asked for whole datasets asks for them as they are. The grants of the old one stay as
 * long as they would. Answers the new draft.
 */
export async function renewRequest(
  context: RequestsContext,
  id: string,
  wantedUntil: string,
): Promise<DataRequestRow | undefined> {
  let renewal = '';
  await act(context, {
    requestId: id,
    act: 'RENEW',
    work: async (commandContext) => {
      renewal = await draftRenewal(commandContext, wantedUntil);
      return { facts: { renewal } };
    },
  });
  return context.load.requests.find(viewerOf(context.access.caller), renewal);
}

async function draftRenewal(
  { transaction, requestContext, context }: CommandContext,
  wantedUntil: string,
): Promise<string> {
  const { request, today } = requestContext;
  if (wantedUntil <= today)
    requireNoFaults([`wantedUntil: it must be later than today, ${today}.`]);
  const datasets = requestContext.datasets.flatMap(asNow);
  // What was granted runs on until then: the renewal begins where it ends.
  const { grantedUntil } = request;
  const wantedFrom = grantedUntil !== null && grantedUntil > today ? grantedUntil : null;
  if (wantedFrom !== null && wantedUntil <= wantedFrom)
    requireNoFaults([`wantedUntil: what was granted holds until ${wantedFrom} already.`]);
  return insertDraft(transaction, context, {
    said: { ...request, wantedFrom, wantedUntil },
    datasets,
    name: request.applicantName,
    renews: request.id,
  });
}

/** A dataset that no longer exists is left out. */
function asNow({
  datasetId,
  isWhole,
  fields,
  present,
}: RequestedDatasetRow): RequestedDatasetDraft[] {
  if (!present) return [];
  const left = isWhole ? null : (fields ?? []).filter((field) => present.fields.includes(field));
  if (left?.length === 0) return [];
  return [{ datasetId, isWhole, fields: left, version: null, sharing: null }];
}
