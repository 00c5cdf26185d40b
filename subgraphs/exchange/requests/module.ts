import { ApplicantActs } from './acts/applicant-acts.resolver';
import { CalendarResolver } from './calendar/calendar.resolver';
import { DataGrantResolver } from './grants/data-grant.resolver';
import { DATASET_OF_REQUEST_RESOLVERS } from './dataset-of-request.resolver';
import { OperatorActs } from './acts/operator-acts.resolver';
import { OwnerActs } from './acts/owner-acts.resolver';
import { DataRequestFields } from './request-fields.resolver';
import { DataRequestFiles } from './files/request-files.resolver';
import { DataRequestAttachmentFields, DataRequestOutlook } from './request-outlook.resolver';
import { DataRequestPrint } from './printed/request-print.resolver';
import { DataRequestQueries } from './request.resolver';

import { fillCalendar } from './calendar/calendar.store';
import { seedDemoRequests } from './demo/demo-requests.store';
import { dataRequestFiles } from './files/request-files';
import { renderMachine } from './machine/render-machine';
import { dataRequestLoaders } from './requests-context';

/**
 * Data requests and grants: applications for data, decisions on them, and the access that they
 * give.
 */
export const REQUESTS = {
  resolvers: [
    DataRequestQueries,
    DataRequestFields,
    DataRequestOutlook,
    DataRequestAttachmentFields,
    DataRequestPrint,
    DataRequestFiles,
    ApplicantActs,
    OperatorActs,
    OwnerActs,
    DataGrantResolver,
    CalendarResolver,
    ...DATASET_OF_REQUEST_RESOLVERS,
  ],
  loaders: dataRequestLoaders,
  prepare: fillCalendar,
  files: dataRequestFiles,
  renderMachine,
  seedDemo: seedDemoRequests,
} as const;
