import { statement, type GivenOfParameters, type RowOf } from '../../../shared/data/statement';
import { bool, date, int, list, nullable, present, text } from '../../../shared/data/sql-type';
import type { Reader } from '../../../shared/data/database';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';
import { valuesOrNull } from '../../../shared/data/values-or-null';
import type { Organisation } from '../../../shared/identity/caller';
import type { DataRequestState } from './machine/request-vocabulary';
import { DATA_REQUEST_SQL, presentStateSql } from './request-sql';
import { DATA_REQUEST_COLUMNS, type DataRequestRow } from './request-row';
import type { DataRequestViewer } from './request-viewer';
import { VIEWER, viewerValues, VISIBLE } from './visible-requests';

/** Filters of requests; absent or null: no filter. */
export interface DataRequestCriteria {
  readonly states?: ReadonlyArray<DataRequestState> | null;
  readonly owner?: string | null;
  readonly applicant?: Organisation | null;
  readonly dataset?: string | null;
  readonly number?: string | null;
  readonly exchangeNumber?: string | null;
  /** true: the deadline has passed; false: it has not. */
  readonly isOverdue?: boolean | null;
  /** First day of submission. */
  readonly submittedFrom?: string | null;
  /** Day after the last day of submission. */
  readonly submittedBefore?: string | null;
}

/** The viewer, and the day. */
export interface DataRequestView {
  readonly viewer: DataRequestViewer;
  readonly today: string;
}

/** Returns one page of the requests that a viewer sees, newest numbers first. */
export async function dataRequestPage(
  reader: Reader,
  view: DataRequestView,
  asked: { readonly request: PageRequest; readonly filter: DataRequestCriteria },
): Promise<Page<DataRequestRow>> {
  const values = valuesOf(view, asked.filter);
  const after = keyOfCursor(asked.request.after);
  const rows = await reader.query(REQUEST_PAGE, [...values, after, asked.request.first + 1]);
  const count = async () => {
    const [found] = await reader.query(REQUEST_COUNT, values);
    return found?.count ?? 0;
  };
  return pageOf(rows, asked.request, { keyOf: ({ number }) => number, count });
}

/** Number of requests to an owner in a state. */
export type DataRequestCountRow = RowOf<typeof COUNTS>;

/** Returns the number of submitted requests, by owner and state. */
export function requestCounts(
  reader: Reader,
  {
    today,
    from,
    before,
  }: { readonly today: string; readonly from: string | null; readonly before: string | null },
): Promise<ReadonlyArray<DataRequestCountRow>> {
  return reader.query(COUNTS, [today, from, before]);
}

/** Day of submission in Beijing. */
const SUBMITTED_ON = `(r.submitted_at at time zone 'Asia/Shanghai')::date`;

/** Submitted requests by owner and state on the day $1, submitted from $2 and before $3. */
export const COUNTS = statement({
  text: `select r.owner as "ownerId", ${presentStateSql('$1')} as state, count(*),
    count(*) filter (where r.due_on < $1::date) as overdue
  from exchange.request r
  where r.submitted_at is not null and ($2::date is null or ${SUBMITTED_ON} >= $2) and ($3::date is null or ${SUBMITTED_ON} < $3)
  group by 1, 2 order by 1, 2`,
  columns: {
    ownerId: present(text()),
    state: text<DataRequestState>(),
    count: int(),
    overdue: int(),
  },
  parameters: [date(), nullable(date()), nullable(date())],
});

const MATCHES_CRITERIA = `($6::text[] is null or ${presentStateSql('$5')} = any($6))
  and ($7::text is null or r.owner = $7)
  and ($8::text is null or (r.applicant_kind = $8 and r.applicant_id = $9))
  and ($10::text is null or exists (
    select from exchange.request_dataset d where d.request_id = r.id and d.dataset_id = $10))
  and ($11::text is null or r.number = $11) and ($12::text is null or r.exchange_number = $12)
  and ($13::boolean is null or coalesce(r.due_on < $5::date, false) = $13)
  and ($14::date is null or ${SUBMITTED_ON} >= $14) and ($15::date is null or ${SUBMITTED_ON} < $15)`;

/** After the viewer's parameters: $5 is today, $6 to $15 are the filter. */
const CRITERIA = [
  ...VIEWER,
  date(),
  nullable(list(text<DataRequestState>())),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(bool()),
  nullable(date()),
  nullable(date()),
] as const;

function valuesOf(
  { viewer, today }: DataRequestView,
  filter: DataRequestCriteria,
): GivenOfParameters<typeof CRITERIA> {
  const { applicant, states, owner, dataset, number, exchangeNumber } = filter;
  const { isOverdue, submittedFrom, submittedBefore } = filter;
  return [
    ...viewerValues(viewer),
    today,
    ...valuesOrNull([states, owner, applicant?.kind, applicant?.id, dataset]),
    ...valuesOrNull([number, exchangeNumber, isOverdue, submittedFrom, submittedBefore]),
  ];
}

/** Requests that a viewer sees, after a number in the order newest first. */
export const REQUEST_PAGE = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r where ${VISIBLE} and ${MATCHES_CRITERIA}
    and ($16::text is null or r.number < $16) order by r.number desc limit $17`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [...CRITERIA, nullable(text()), int()],
});

/** The number of requests. */
export const REQUEST_COUNT = statement({
  text: `select count(*) from exchange.request r where ${VISIBLE} and ${MATCHES_CRITERIA}`,
  columns: { count: int() },
  parameters: CRITERIA,
});
