import type { DataRequestFileFormat } from '../../../../shared/server/control-plane';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { DATA_REQUEST_STATES, type DataRequestState } from '../machine/request-vocabulary';
import type { RequestsContext } from '../requests-context';
import { writeCsvFile } from './request-file-csv';
import { writeJsonFile } from './request-file-json';
import type { FiledDataRequest } from './request-file';
import { filedRequest } from './request-filing';
import { presentState, type DataRequestRow } from '../request-row';
import { viewIn } from '../request-view';
import type { DataRequestCriteria } from '../request-page.queries';

const PAGE = 500;

/**
 * Returns a file of all submitted data requests that the caller sees, oldest first, in the format
 * of the exchange platform.
 */
export async function exportRequests(
  context: RequestsContext,
  format: DataRequestFileFormat,
  filter: DataRequestCriteria,
): Promise<string> {
  const states = filter.states ?? SUBMITTED;
  const found: DataRequestRow[] = [];
  let after: string | null = null;
  do {
    const { requests } = context.load;
    const page = await requests.page(
      viewIn(context),
      { first: PAGE, after },
      { ...filter, states },
    );
    found.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  const filed = await filedRequests(context, found.toReversed());
  return format === 'CSV' ? writeCsvFile(filed) : writeJsonFile(filed);
}

/** Only the applicant may see requests that were never submitted. */
const SUBMITTED = (Object.keys(DATA_REQUEST_STATES) as DataRequestState[]).filter(
  (state) => state !== 'DRAFT',
);

// The keys of a record written out.

async function filedRequests(
  context: RequestsContext,
  requests: ReadonlyArray<DataRequestRow>,
): Promise<ReadonlyArray<FiledDataRequest>> {
  const submitted = requests.filter(({ submittedAt }) => submittedAt !== null);
  const today = dayOf(context.now());
  const { datasets } = context.load.requests.parts();
  const asked = await datasets.loadMany(submitted.map(({ id }) => id));
  return submitted.map((request, at) => {
    const rows = asked[at];
    return filedRequest(request, presentState(request, today), Array.isArray(rows) ? rows : []);
  });
}
