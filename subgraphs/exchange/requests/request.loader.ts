import { statement, type GivenOfParameters, type RowOf } from '../../../shared/data/statement';
import {
  bool,
  date,
  int,
  list,
  nullable,
  present,
  text,
  uuid,
} from '../../../shared/data/sql-type';
import type { Reader } from '../../../shared/data/database';
import { groupBy, indexBy } from '../../../shared/data/keyed';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';
import { valuesOrNull } from '../../../shared/data/values-or-null';
import type { Organisation } from '../../../shared/identity/caller';
import type { DataRequestState } from './machine/request-vocabulary';
import { DATA_REQUEST_SQL, presentStateSql } from './files/request-columns.loader';
import { DATA_REQUEST_COLUMNS, type DataRequestRow } from './request-row';
import type { DataRequestViewer } from './request-viewer';

/** What narrows requests; absent or null: not at all. */
export interface DataRequestCriteria {
  readonly states?: ReadonlyArray<DataRequestState> | null;
  readonly owner?: string | null;
  readonly applicant?: Organisation | null;
  readonly dataset?: string | null;
  readonly number?: string | null;
  readonly exchangeNumber?: string | null;
  /** Whether the clock has run out, or has not. */
  readonly isOverdue?: boolean | null;
  /** First day of submission. */
  readonly submittedFrom?: string | null;
  /** Day before which they were submitted. */
  readonly submittedBefore?: string | null;
}

/** Who looks, and on which day. */
export interface DataRequestView {
  readonly viewer: DataRequestViewer;
  readonly today: string;
}

/** One page of what a viewer sees, newest numbers first. */
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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text may be the id of something here. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** The requests of these ids that a viewer sees, by id. */
export async function dataRequestsById(
  reader: Reader,
  viewer: DataRequestViewer,
  ids: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, DataRequestRow>> {
  const values = [...viewerValues(viewer), ids.filter(isId)] as const;
  return indexBy(await reader.query(REQUESTS_BY_ID, values), ({ id }) => id);
}

/** How requests are linked: parts of one that was split, or renewals of one. */
export type DataRequestLink = 'splitFrom' | 'renews';

/** The requests that were split from these, or renew them, as far as a viewer sees them; oldest first. */
export async function linkedDataRequests(
  reader: Reader,
  { viewer, link }: { readonly viewer: DataRequestViewer; readonly link: DataRequestLink },
  ids: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, ReadonlyArray<DataRequestRow>>> {
  const rows = await reader.query(LINKED_REQUESTS, [...viewerValues(viewer), ids, link]);
  return groupBy(rows, (row) => row[link] ?? '');
}

/** How many requests to an owner are in a state. */
export type DataRequestCountRow = RowOf<typeof COUNTS>;

/** How many submitted requests there are, by owner and state. */
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

/** $1 kind and $2 id of the organisation that asks, $3 owner, $4 whether all are seen. */
const VISIBLE = `((r.applicant_kind = $1 and r.applicant_id = $2)
  or (r.owner = $3 and r.submitted_at is not null) or $4::boolean)`;

const VIEWER = [nullable(text()), nullable(text()), nullable(text()), bool()] as const;

function viewerValues({
  asks,
  owner,
  seesAll,
}: DataRequestViewer): GivenOfParameters<typeof VIEWER> {
  return [asks?.kind ?? null, asks?.id ?? null, owner, seesAll];
}

const MATCHES_CRITERIA = `($6::text[] is null or ${presentStateSql('$5')} = any($6))
  and ($7::text is null or r.owner = $7)
  and ($8::text is null or (r.applicant_kind = $8 and r.applicant_id = $9))
  and ($10::text is null or exists (
    select from exchange.request_dataset d where d.request_id = r.id and d.dataset_id = $10))
  and ($11::text is null or r.number = $11) and ($12::text is null or r.exchange_number = $12)
  and ($13::boolean is null or coalesce(r.due_on < $5::date, false) = $13)
  and ($14::date is null or ${SUBMITTED_ON} >= $14) and ($15::date is null or ${SUBMITTED_ON} < $15)`;

/** After the viewer's: $5 today, $6 to $15 the filter. */
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

/** What a viewer sees behind a number, newest numbers first. */
export const REQUEST_PAGE = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r where ${VISIBLE} and ${MATCHES_CRITERIA}
    and ($16::text is null or r.number < $16) order by r.number desc limit $17`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [...CRITERIA, nullable(text()), int()],
});

/** How many there are. */
export const REQUEST_COUNT = statement({
  text: `select count(*) from exchange.request r where ${VISIBLE} and ${MATCHES_CRITERIA}`,
  columns: { count: int() },
  parameters: CRITERIA,
});

/** Those of ids that a viewer sees. */
export const REQUESTS_BY_ID = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r where ${VISIBLE} and r.id = any($5::uuid[])`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [...VIEWER, list(uuid())],
});

/** Those linked to the requests $5, as far as a viewer sees them. */
export const LINKED_REQUESTS = statement({
  text: `select ${DATA_REQUEST_SQL} from exchange.request r
    where ${VISIBLE} and case $6 when 'renews' then r.renews else r.split_from end = any($5::uuid[])
    order by r.number`,
  columns: DATA_REQUEST_COLUMNS,
  parameters: [...VIEWER, list(uuid()), text<DataRequestLink>()],
});
