import { checkedText } from '../checked-text';
import type { RequestsContext } from '../requests-context';
import { requireNoFaults, drafted, draftedDatasets, idsOf, type DraftInput } from './request-draft';
import type { DataRequestRow } from '../request-row';
import { viewerOf } from '../request-viewer';
import { presentDatasets } from './request-on-act.queries';
import { applicantOf, insertDraft } from './insert-draft';

/** Drafts a request of the caller's organisation. */
export async function draftRequest(
  context: RequestsContext,
  input: DraftInput,
): Promise<DataRequestRow | undefined> {
  const { caller } = context.access;
  const id = await context.write(async (transaction) => {
    const applicant = applicantOf(caller);
    const faults: string[] = [];
    const said = drafted(input, faults);
    const name = checkedText(input.applicantName, { name: 'applicantName', max: 100 }, faults);
    const present = await presentDatasets(transaction, idsOf(input));
    const datasets = draftedDatasets(input, { applicant, present, owner: null }, faults);
    requireNoFaults(faults);
    return insertDraft(transaction, context, { said, datasets, name, renews: null });
  });
  context.load.requests.clear();
  return context.load.requests.find(viewerOf(caller), id);
}
