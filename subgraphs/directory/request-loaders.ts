import type { WorkingCalendar } from '../../shared/domain/working-days';
import type { Reader } from '../../shared/data/database';
import type { Page, PageRequest } from '../../shared/graphql/connection';
import type { Organisation } from '../../shared/identity/caller';
import { calendarDays, workingCalendar, type CalendarDayRow } from './calendar.loader';
import type { DataGrantRow } from './data-grant-row';
import { grantById, grantPage, type GrantNarrowing } from './data-grant.loader';
import { purposeGrants, type PurposeGrant } from './granted-purposes.loader';
import { attachmentContent, requestParts, type RequestParts } from './request-parts.loader';
import type { RequestCountRow, RequestRow } from './request-row';
import type { RequestViewer } from './request-viewer';
import {
  linkedRequests,
  requestCounts,
  requestPage,
  requestsById,
  type RequestNarrowing,
  type RequestView,
} from './request.loader';

/** What is read of requests and grants during one request over HTTP. */
export interface RequestLoaders {
  page(
    view: RequestView,
    request: PageRequest,
    filter: RequestNarrowing,
  ): Promise<Page<RequestRow>>;
  /** Undefined where there is none that the viewer sees. */
  find(viewer: RequestViewer, id: string): Promise<RequestRow | undefined>;
  linked(
    viewer: RequestViewer,
    by: 'split_from' | 'renews',
    id: string,
  ): Promise<ReadonlyArray<RequestRow>>;
  counts(
    today: string,
    from: string | null,
    before: string | null,
  ): Promise<ReadonlyArray<RequestCountRow>>;
  grants(
    view: RequestView,
    request: PageRequest,
    filter: GrantNarrowing,
  ): Promise<Page<DataGrantRow>>;
  /** Whoever may see it. */
  grant(id: string): Promise<DataGrantRow | undefined>;
  /** Grants of an organisation that are in force on a day. */
  purposeGrants(of: Organisation, today: string): Promise<ReadonlyArray<PurposeGrant>>;
  /** What belongs to requests that the viewer sees. */
  parts(): RequestParts;
  content(attachmentId: string): Promise<Buffer | null>;
  calendar(): Promise<WorkingCalendar>;
  days(from: string | null, to: string | null): Promise<ReadonlyArray<CalendarDayRow>>;
  /** Forgets what was read before something was changed. */
  forget(): void;
}

/** Makes the loaders of one request over HTTP. */
export function requestLoaders(reader: Reader): RequestLoaders {
  let parts: RequestParts | undefined;
  let calendar: Promise<WorkingCalendar> | undefined;
  return {
    page: (view, request, filter) => requestPage(reader, view, { request, filter }),
    find: async (viewer, id) => (await requestsById(reader, viewer, [id])).get(id.toLowerCase()),
    linked: (viewer, by, id) => linkedRequests(reader, viewer, { by, id }),
    counts: (today, from, before) => requestCounts(reader, { today, from, before }),
    grants: (view, request, filter) => grantPage(reader, view, { request, filter }),
    grant: (id) => grantById(reader, id),
    purposeGrants: (of, today) => purposeGrants(reader, of, today),
    parts: () => (parts ??= requestParts(reader)),
    content: (id) => attachmentContent(reader, id),
    calendar: () => (calendar ??= workingCalendar(reader)),
    days: (from, to) => calendarDays(reader, from, to),
    forget: () => {
      parts = undefined;
      calendar = undefined;
    },
  };
}
