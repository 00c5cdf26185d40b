import type { CatalogueLoaders } from '../catalogue/module';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import type { WorkingCalendar } from '../../../shared/domain/working-days';
import type { Reader } from '../../../shared/data/database';
import { keyedBy } from '../../../shared/data/keyed';
import type { Page, PageRequest } from '../../../shared/graphql/connection';
import type { Organisation } from '../../../shared/identity/caller';
import { calendarDays, workingCalendar, type CalendarDayRow } from './calendar/calendar.queries';
import type { DataGrantRow } from './grants/data-grant-row';
import { grantById, grantPage, type GrantCriteria } from './grants/data-grant.queries';
import { purposeGrants, type PurposeGrant } from './grants/granted-purposes.queries';
import { attachmentContent } from './attachments/attachment-content.queries';
import { dataRequestParts, type DataRequestParts } from './request-parts.loader';
import type { DataRequestRow } from './request-row';
import type { DataRequestViewer } from './request-viewer';
import { linkedDataRequests, dataRequestsById, type DataRequestLink } from './request.loader';
import {
  requestCounts,
  dataRequestPage,
  type DataRequestCountRow,
  type DataRequestCriteria,
  type DataRequestView,
} from './request-page.queries';

/** Loaders of requests and grants, for one HTTP request. */
export interface DataRequestLoaders {
  page(
    view: DataRequestView,
    request: PageRequest,
    filter: DataRequestCriteria,
  ): Promise<Page<DataRequestRow>>;
  /** Undefined if there is none that the viewer sees. */
  find(viewer: DataRequestViewer, id: string): Promise<DataRequestRow | undefined>;
  linked(
    viewer: DataRequestViewer,
    link: DataRequestLink,
    id: string,
  ): Promise<ReadonlyArray<DataRequestRow>>;
  counts(
    today: string,
    from: string | null,
    before: string | null,
  ): Promise<ReadonlyArray<DataRequestCountRow>>;
  grants(
    view: DataRequestView,
    request: PageRequest,
    filter: GrantCriteria,
  ): Promise<Page<DataGrantRow>>;
  /** Without a check of who may see it. */
  grant(id: string): Promise<DataGrantRow | undefined>;
  /** Grants of an organisation that are in force on a day. */
  purposeGrants(of: Organisation, today: string): Promise<ReadonlyArray<PurposeGrant>>;
  /** Loaders of the parts of requests, for requests that the viewer sees. */
  parts(): DataRequestParts;
  content(attachmentId: string): Promise<Buffer | null>;
  calendar(): Promise<WorkingCalendar>;
  days(from: string | null, to: string | null): Promise<ReadonlyArray<CalendarDayRow>>;
  /** Clears the caches after a command has changed the rows. */
  clear(): void;
}

/** The context of the resolvers of requests, with the catalogue's loaders for datasets. */
export type RequestsContext = DepartmentContext<{
  readonly requests: DataRequestLoaders;
  readonly catalogue: CatalogueLoaders;
}>;

interface LinkArgs {
  readonly viewer: DataRequestViewer;
  readonly link: DataRequestLink;
}

/** Creates the loaders of one request over HTTP. */
export function dataRequestLoaders(reader: Reader): DataRequestLoaders {
  let parts: DataRequestParts | undefined;
  let calendar: Promise<WorkingCalendar> | undefined;
  const byId = (viewer: DataRequestViewer, ids: ReadonlyArray<string>) =>
    dataRequestsById(reader, viewer, ids);
  const byLink = (args: LinkArgs, ids: ReadonlyArray<string>) =>
    linkedDataRequests(reader, args, ids);
  let found: ReturnType<typeof keyedBy<DataRequestViewer, string, DataRequestRow>> | undefined;
  let linked:
    ReturnType<typeof keyedBy<LinkArgs, string, ReadonlyArray<DataRequestRow>>> | undefined;
  return {
    page: (view, request, filter) => dataRequestPage(reader, view, { request, filter }),
    find: (viewer, id) => (found ??= keyedBy(byId))(viewer, id.toLowerCase()),
    linked: async (viewer, link, id) =>
      (await (linked ??= keyedBy(byLink))({ viewer, link }, id)) ?? [],
    counts: (today, from, before) => requestCounts(reader, { today, from, before }),
    grants: (view, request, filter) => grantPage(reader, view, { request, filter }),
    grant: (id) => grantById(reader, id),
    purposeGrants: (of, today) => purposeGrants(reader, of, today),
    parts: () => (parts ??= dataRequestParts(reader)),
    content: (id) => attachmentContent(reader, id),
    calendar: () => (calendar ??= workingCalendar(reader)),
    days: (from, to) => calendarDays(reader, from, to),
    clear: () => {
      found = undefined;
      linked = undefined;
      parts = undefined;
      calendar = undefined;
    },
  };
}
