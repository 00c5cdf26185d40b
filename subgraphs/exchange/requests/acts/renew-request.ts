import type { RequestsContext } from '../requests-context';
import { act, type CommandContext } from './request-act';
import { requireNoFaults } from './request-draft';
import { insertDraft } from './insert-draft';
import type { DataRequestRow, RequestedDatasetRow } from '../request-row';
import { viewerOf } from '../request-viewer';
import type { RequestedDatasetDraft } from './request.store';

/**
 * Drafts a request that renews another, with those of its fields that still exist. A request for a
 * whole dataset asks for its present fields. The grants of the old request remain unchanged.
 * Returns the new draft.
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
  // The old grant is valid until that day: the renewal begins there.
  const { grantedUntil } = request;
  const wantedFrom = grantedUntil !== null && grantedUntil > today ? grantedUntil : null;
  if (wantedFrom !== null && wantedUntil <= wantedFrom)
    requireNoFaults([`wantedUntil: the present grant is already valid until ${wantedFrom}.`]);
  return insertDraft(transaction, context, {
    said: { ...request, wantedFrom, wantedUntil },
    datasets,
    name: request.applicantName,
    renews: request.id,
  });
}

/** Returns the present form of a requested dataset; empty if the dataset no longer exists. */
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
