import type { Transaction } from '../../../../shared/data/database';
import type {
  DataRequestFile,
  DataRequestFileReport,
} from '../../../../shared/server/control-plane';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { requiredStep } from '../machine/request-machine';
import { workingCalendar } from '../calendar/calendar.queries';
import type { RequestsContext } from '../requests-context';
import { actWithin } from '../acts/request-act';
import { ACCOUNTS } from '../../accounts/module';
import { differencesOf } from '../acts/request-differences';
import { readCsvFile } from './request-file-csv';
import { readJsonFile } from './request-file-json';
import type { FileRefusal, FiledDataRequest } from './request-file';
import { checkedFiling, type CheckedFiling, type FilingContext } from './request-import-check';
import {
  catalogueByCode,
  filedBefore,
  isNumberTaken,
  type FiledBefore,
} from './request-import.queries';
import { insertSubmitted } from '../acts/insert-submitted';
import { partsOf } from '../acts/request-submission';
import { replaceDatasets } from '../acts/request.store';

type ImportOutcome = 'created' | 'resubmitted' | 'numbered' | 'unchanged' | 'refused';

/**
 * Imports the requests of a file of the city's exchange platform: new ones as submitted, returned
 * ones with their corrections, and for existing ones the number. Importing the same file again
 * changes nothing. Rows that cannot be imported are reported with line, column and value; the rest
 * is imported. Throws IMPORT_INPUT_INVALID for a file of another form.
 */
export async function importRequests(
  context: RequestsContext,
  { format, content }: DataRequestFile,
): Promise<DataRequestFileReport> {
  const file =
    format === 'CSV'
      ? await readCsvFile(content)
      : { requests: readJsonFile(content.toString('utf8')), refusals: [] };
  const counts = { created: 0, resubmitted: 0, numbered: 0, unchanged: 0, refused: 0 };
  const refusals: FileRefusal[] = [];
  await context.write(async (transaction) => {
    const requestContext = {
      byCode: await catalogueByCode(transaction),
      access: context.access,
      today: dayOf(context.now()),
    };
    for (const filed of file.requests) {
      const own = file.refusals.filter(({ line }) => isWithin(filed, line));
      counts[await takeIn({ transaction, context, requestContext }, filed, own)] += 1;
      refusals.push(...own);
    }
  });
  context.load.requests.clear();
  return { read: file.requests.length, ...counts, refusals };
}

function isWithin({ line, resources }: FiledDataRequest, of: number): boolean {
  return of === line || resources.some((resource) => resource.line === of);
}

interface Importing {
  readonly transaction: Transaction;
  readonly context: RequestsContext;
  readonly requestContext: FilingContext;
}

/** Imports one data request; reasons that prevent it are reported to `refusals`. */
async function takeIn(
  importing: Importing,
  filed: FiledDataRequest,
  refusals: FileRefusal[],
): Promise<ImportOutcome> {
  const filing = checkedFiling(filed, importing.requestContext, refusals);
  if (refusals.length > 0) return 'refused';
  const before = await filedBefore(importing.transaction, {
    number: filed.values['request_number'] ?? '',
    exchangeNumber: filing.exchangeNumber,
    owners: partsOf(filing.datasets).map(({ ownerId }) => ownerId),
  });
  const [first] = before;
  if (!first) return create(importing, filed, { filing, refusals });
  const differences = differencesOf(filed, before);
  const [only, ...others] = before;
  if (differences.length === 0) return number(importing, before, { filing, filed, refusals });
  if (only && others.length === 0 && only.request.state === 'RETURNED')
    return resubmit(importing, only, { filing, filed, refusals });
  refusals.push(...differences);
  return 'refused';
}

interface Filing {
  readonly filing: CheckedFiling;
  readonly refusals: FileRefusal[];
}

interface Filed {
  readonly filed: FiledDataRequest;
}

async function create(
  { transaction, context }: Importing,
  { line, values }: FiledDataRequest,
  { filing, refusals }: Filing,
): Promise<ImportOutcome> {
  const { state = '' } = values;
  if (state !== '' && state !== 'SUBMITTED') {
    const reason = 'A request that is not known here can be imported as SUBMITTED only.';
    refusals.push({ line, column: 'state', value: state, reason });
    return 'refused';
  }
  const { subject, roles } = context.access.caller;
  const actor = { subject, posts: roles, relations: ['OPERATOR'] as const };
  const step = requiredStep(
    { state: 'NEW', past: [], isUnconditional: false, isInTime: true, actor },
    'IMPORT',
  );
  const isDemonstration = await ACCOUNTS.isOfDemonstration(transaction, subject);
  const now = context.now();
  const requestContext = { now, today: dayOf(now), calendar: await workingCalendar(transaction) };
  let splitFrom: string | null = null;
  for (const part of partsOf(filing.datasets)) {
    const { exchangeNumber } = filing;
    const like = newDataRequest(filing, { subject, now, splitFrom, isDemonstration });
    const facts = { exchangeNumber };
    const request = await insertSubmitted(transaction, part, {
      requestContext,
      step,
      context,
      like,
      facts,
    });
    splitFrom ??= request.id;
  }
  return 'created';
}

/** The caller who files a request, the time, and the request that it was split from. */
interface Filer {
  readonly subject: string;
  readonly now: Date;
  readonly splitFrom: string | null;
  readonly isDemonstration: boolean;
}

function newDataRequest(
  { said, exchangeNumber, applicant, applicantName }: CheckedFiling,
  by: Filer,
) {
  return {
    ...said,
    ...{ exchangeNumber, applicantKind: applicant.kind, applicantId: applicant.id, applicantName },
    ...({
      state: 'SUBMITTED',
      version: 1,
      ownerId: null,
      decision: null,
      grantedUntil: null,
    } as const),
    ...{ clock: null, dueOn: null, splitFrom: by.splitFrom, renews: null, submittedAt: null },
    createdBy: by.subject,
    createdAt: by.now.toISOString(),
    isDemonstration: by.isDemonstration,
  };
}

async function number(
  { transaction, context }: Importing,
  before: ReadonlyArray<FiledBefore>,
  { filing: { exchangeNumber }, filed: { line }, refusals }: Filing & Filed,
): Promise<ImportOutcome> {
  const unnumbered = before.filter(({ request }) => request.exchangeNumber === null);
  for (const { request } of unnumbered) {
    if (await isNumberTaken(transaction, exchangeNumber, request)) {
      const reason = 'Another request to the same owner has this number.';
      refusals.push({ line, column: 'exchange_number', value: exchangeNumber, reason });
      return 'refused';
    }
    await actWithin(transaction, context, {
      requestId: request.id,
      act: 'NUMBER',
      work: () => ({ change: { exchangeNumber }, facts: { exchangeNumber, before: null } }),
    });
  }
  return unnumbered.length > 0 ? 'numbered' : 'unchanged';
}

async function resubmit(
  { transaction, context }: Importing,
  { request }: FiledBefore,
  { filing, filed, refusals }: Filing & Filed,
): Promise<ImportOutcome> {
  const [part, ...others] = partsOf(filing.datasets);
  if (!part || others.length > 0 || part.ownerId !== request.ownerId) {
    const reason = `The request goes to "${String(request.ownerId)}"; data of other owners require a new request.`;
    refusals.push({ line: filed.line, column: 'resource_code', value: '', reason });
    return 'refused';
  }
  const { said, exchangeNumber, applicantName } = filing;
  await actWithin(transaction, context, {
    requestId: request.id,
    act: 'IMPORT',
    work: async () => {
      await replaceDatasets(transaction, request.id, part.datasets);
      return {
        change: { ...said, exchangeNumber, applicantName },
        facts: { exchangeNumber, datasets: part.datasets },
      };
    },
  });
  return 'resubmitted';
}
