import { checkedText } from '../checked-text';
import type { RequestsContext } from '../requests-context';
import { act } from './request-act';
import { requireNoFaults, drafted, draftedDatasets, idsOf, type DraftInput } from './request-draft';
import type { DataRequestRow } from '../request-row';
import { replaceDatasets } from './request.store';
import { presentDatasets } from './request-on-act.queries';

/** Changes a draft or a returned request; `version` is the version that the caller has read. */
export function changeDraft(
  context: RequestsContext,
  changed: { readonly id: string; readonly version: number; readonly input: DraftInput },
): Promise<DataRequestRow | undefined> {
  const { id: requestId, version, input } = changed;
  return act(context, {
    requestId,
    act: 'CHANGE',
    version,
    work: async ({ transaction, requestContext: { request } }) => {
      const faults: string[] = [];
      const said = drafted(input, faults);
      const name = checkedText(input.applicantName, { name: 'applicantName', max: 100 }, faults);
      const present = await presentDatasets(transaction, idsOf(input));
      const applicant = { kind: request.applicantKind, id: request.applicantId };
      const requestContext = { applicant, present, owner: request.ownerId };
      const datasets = draftedDatasets(input, requestContext, faults);
      requireNoFaults(faults);
      await replaceDatasets(transaction, requestId, datasets);
      return { change: { ...said, applicantName: name || request.applicantName } };
    },
  });
}
