import { ApplicantActs } from './acts/applicant-acts.resolver';
import { CalendarResolver } from './calendar/calendar.resolver';
import { DataGrantResolver } from './grants/data-grant.resolver';
import { DATASET_OF_REQUEST_RESOLVERS } from './dataset-of-request.resolver';
import { OperatorActs } from './acts/operator-acts.resolver';
import { OwnerActs } from './acts/owner-acts.resolver';
import { RequestFields } from './request-fields.resolver';
import { RequestFiles } from './files/request-files.resolver';
import { RequestAttachmentFields, RequestOutlook } from './request-outlook.resolver';
import { RequestPrint } from './printed/request-print.resolver';
import { RequestQueries } from './request.resolver';

import { fillCalendar } from './calendar/calendar.loader';
import { tellDemoRequests } from './demo/demo-requests.loader';
import { requestFiles } from './files/request-files';
import { renderMachine } from './machine/render-machine';
import { requestLoaders } from './requests-context';

/** Data requests and grants: who asks for what, who decides, what a grant opens. */
export const REQUESTS = {
  resolvers: [
    RequestQueries,
    RequestFields,
    RequestOutlook,
    RequestAttachmentFields,
    RequestPrint,
    RequestFiles,
    ApplicantActs,
    OperatorActs,
    OwnerActs,
    DataGrantResolver,
    CalendarResolver,
    ...DATASET_OF_REQUEST_RESOLVERS,
  ],
  loaders: requestLoaders,
  prepare: fillCalendar,
  files: requestFiles,
  renderMachine,
  seedDemo: tellDemoRequests,
} as const;
