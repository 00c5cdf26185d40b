import type { CatalogueLoaders } from '../catalogue/module';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import type { WorkingCalendar } from '../../../shared/domain/working-days';
import type { Reader } from '../../../shared/data/database';
import { keyedBy } from '../../../shared/data/keyed';
import type { Page, PageRequest } from '../../../shared/graphql/connection';
import type { Organisation } from '../../../shared/identity/caller';
import { calendarDays, workingCalendar, type CalendarDayRow } from './calendar/calendar.loader';
import type { DataGrantRow } from './grants/data-grant-row';
import { grantById, grantPage, type GrantNarrowing } from './grants/data-grant.loader';
import { purposeGrants, type PurposeGrant } from './grants/granted-purposes.loader';
import { attachmentContent, requestParts, type RequestParts } from './request-parts.loader';
import type { RequestCountRow, RequestRow } from './request-row';
import type { RequestViewer } from './request-viewer';
import {
  linkedRequests,
  requestCounts,
  requestPage,
  requestsById,
  type RequestLink,
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
  linked(viewer: RequestViewer, link: RequestLink, id: string): Promise<ReadonlyArray<RequestRow>>;
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

/** The context of the resolvers of requests; they look datasets up in the catalogue. */
export type RequestsContext = DepartmentContext<{
  readonly requests: RequestLoaders;
  readonly catalogue: CatalogueLoaders;
}>;

interface LinkArgs {
  readonly viewer: RequestViewer;
  readonly link: RequestLink;
}

/** Makes the loaders of one request over HTTP. */
export function requestLoaders(reader: Reader): RequestLoaders {
  let parts: RequestParts | undefined;
  let calendar: Promise<WorkingCalendar> | undefined;
  const byId = (viewer: RequestViewer, ids: ReadonlyArray<string>) =>
    requestsById(reader, viewer, ids);
  const byLink = (args: LinkArgs, ids: ReadonlyArray<string>) => linkedRequests(reader, args, ids);
  let found: ReturnType<typeof keyedBy<RequestViewer, string, RequestRow>> | undefined;
  let linked: ReturnType<typeof keyedBy<LinkArgs, string, ReadonlyArray<RequestRow>>> | undefined;
  return {
    page: (view, request, filter) => requestPage(reader, view, { request, filter }),
    find: (viewer, id) => (found ??= keyedBy(byId))(viewer, id.toLowerCase()),
    linked: async (viewer, link, id) =>
      (await (linked ??= keyedBy(byLink))({ viewer, link }, id)) ?? [],
    counts: (today, from, before) => requestCounts(reader, { today, from, before }),
    grants: (view, request, filter) => grantPage(reader, view, { request, filter }),
    grant: (id) => grantById(reader, id),
    purposeGrants: (of, today) => purposeGrants(reader, of, today),
    parts: () => (parts ??= requestParts(reader)),
    content: (id) => attachmentContent(reader, id),
    calendar: () => (calendar ??= workingCalendar(reader)),
    days: (from, to) => calendarDays(reader, from, to),
    forget: () => {
      found = undefined;
      linked = undefined;
      parts = undefined;
      calendar = undefined;
    },
  };
}
