import type { RequestsContext } from '../requests-context';
import { act, type Acting } from './request-act';
import { demandFaultless } from './request-draft';
import { putNewDraft } from './request-drafting';
import type { RequestRow, RequestedDatasetRow } from '../request-row';
import { viewerOf } from '../request-viewer';
import type { AskedDataset } from './request-write.loader';

/**
 * Drafts a request that renews another: what that asked for, of the fields that are there now. Whoever
 * asked for whole datasets asks for them as they are. The grants of the old one stay as long as they
 * would. Answers the new draft.
 */
export async function renewRequest(
  context: RequestsContext,
  id: string,
  wantedUntil: string,
): Promise<RequestRow | undefined> {
  let renewal = '';
  await act(context, {
    requestId: id,
    act: 'RENEW',
    work: async (acting) => {
      renewal = await draftRenewal(acting, wantedUntil);
      return { facts: { renewal } };
    },
  });
  return context.load.requests.find(viewerOf(context.permits.caller), renewal);
}

async function draftRenewal(
  { transaction, ground, context }: Acting,
  wantedUntil: string,
): Promise<string> {
  const { request, today } = ground;
  if (wantedUntil <= today)
    demandFaultless([`wantedUntil: it must be later than today, ${today}.`]);
  const datasets = ground.datasets.flatMap(asNow);
  // What was granted runs on until then: the renewal begins where it ends.
  const { grantedUntil } = request;
  const wantedFrom = grantedUntil !== null && grantedUntil > today ? grantedUntil : null;
  if (wantedFrom !== null && wantedUntil <= wantedFrom)
    demandFaultless([`wantedUntil: what was granted holds until ${wantedFrom} already.`]);
  return putNewDraft(transaction, context, {
    said: { ...request, wantedFrom, wantedUntil },
    datasets,
    name: request.applicantName,
    renews: request.id,
  });
}

/** A dataset that is not there any more is left out. */
function asNow({ datasetId, isWhole, fields, present }: RequestedDatasetRow): AskedDataset[] {
  if (!present) return [];
  const left = isWhole ? null : (fields ?? []).filter((field) => present.fields.includes(field));
  if (left?.length === 0) return [];
  return [{ datasetId, isWhole, fields: left, version: null, sharing: null }];
}
