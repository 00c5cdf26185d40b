import type { Transaction } from '../../../../shared/data/database';
import type { RequestFile, RequestFileReport } from '../../../../shared/server/control-plane';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { demandedStep } from '../machine/request-machine';
import { workingCalendar } from '../calendar/calendar.loader';
import type { RequestsContext } from '../requests-context';
import { actWithin } from '../acts/request-act';
import { ACCOUNTS } from '../../accounts/module';
import { differencesOf } from '../acts/request-differences';
import { readCsvFile } from './request-file-csv';
import { readJsonFile } from './request-file-json';
import type { FileRefusal, FiledRequest } from './request-file';
import { checkedFiling, type CheckedFiling, type FilingGround } from './request-import-check';
import {
  catalogueByCode,
  filedBefore,
  isNumberTaken,
  type FiledBefore,
} from './request-import.loader';
import { putSubmitted } from '../acts/request-submitting';
import { partsOf } from '../acts/request-submission';
import { replaceDatasets } from '../acts/request-write.loader';

type Taken = 'created' | 'resubmitted' | 'numbered' | 'unchanged' | 'refused';

/**
 * Takes in the requests of a file of the city's exchange platform: new ones as submitted, mended ones
 * that were returned, numbers of known ones. The same file again changes nothing. What cannot be taken
 * is told with line, column and value; the rest is taken. Throws IMPORT_INPUT_INVALID for another form.
 */
export async function importRequests(
  context: RequestsContext,
  { format, content }: RequestFile,
): Promise<RequestFileReport> {
  const file =
    format === 'CSV'
      ? await readCsvFile(content)
      : { requests: readJsonFile(content.toString('utf8')), refusals: [] };
  const counts = { created: 0, resubmitted: 0, numbered: 0, unchanged: 0, refused: 0 };
  const refusals: FileRefusal[] = [];
  await context.write(async (transaction) => {
    const ground = {
      byCode: await catalogueByCode(transaction),
      permits: context.permits,
      today: dayOf(context.now()),
    };
    for (const filed of file.requests) {
      const own = file.refusals.filter(({ line }) => isWithin(filed, line));
      counts[await takeIn({ transaction, context, ground }, filed, own)] += 1;
      refusals.push(...own);
    }
  });
  context.load.requests.forget();
  return { read: file.requests.length, ...counts, refusals };
}

function isWithin({ line, resources }: FiledRequest, of: number): boolean {
  return of === line || resources.some((resource) => resource.line === of);
}

interface Importing {
  readonly transaction: Transaction;
  readonly context: RequestsContext;
  readonly ground: FilingGround;
}

/** Takes one request in; what keeps it from that is told to `refusals`. */
async function takeIn(
  importing: Importing,
  filed: FiledRequest,
  refusals: FileRefusal[],
): Promise<Taken> {
  const filing = checkedFiling(filed, importing.ground, refusals);
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
  readonly filed: FiledRequest;
}

async function create(
  { transaction, context }: Importing,
  { line, values }: FiledRequest,
  { filing, refusals }: Filing,
): Promise<Taken> {
  const { state = '' } = values;
  if (state !== '' && state !== 'SUBMITTED') {
    const reason = 'A request that is not known here is taken in as SUBMITTED alone.';
    refusals.push({ line, column: 'state', value: state, reason });
    return 'refused';
  }
  const { subject, roles } = context.permits.caller;
  const actor = { subject, posts: roles, relations: ['OPERATOR'] as const };
  const step = demandedStep(
    { state: 'NEW', past: [], isUnconditional: false, isInTime: true, actor },
    'IMPORT',
  );
  const isDemonstration = await ACCOUNTS.isOfDemonstration(transaction, subject);
  const now = context.now();
  const ground = { now, today: dayOf(now), calendar: await workingCalendar(transaction) };
  let splitFrom: string | null = null;
  for (const part of partsOf(filing.datasets)) {
    const { exchangeNumber } = filing;
    const like = newRequest(filing, { subject, now, splitFrom, isDemonstration });
    const facts = { exchangeNumber };
    const request = await putSubmitted(transaction, part, { ground, step, context, like, facts });
    splitFrom ??= request.id;
  }
  return 'created';
}

/** Who files a request, when, and from which it was split. */
interface Filer {
  readonly subject: string;
  readonly now: Date;
  readonly splitFrom: string | null;
  readonly isDemonstration: boolean;
}

function newRequest({ said, exchangeNumber, applicant, applicantName }: CheckedFiling, by: Filer) {
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
): Promise<Taken> {
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
): Promise<Taken> {
  const [part, ...others] = partsOf(filing.datasets);
  if (!part || others.length > 0 || part.ownerId !== request.ownerId) {
    const reason = `The request goes to "${String(request.ownerId)}"; data of others are asked for anew.`;
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
