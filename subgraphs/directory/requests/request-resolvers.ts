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

/** What resolves requests, grants and the calendar of working days. */
export const REQUEST_RESOLVERS = [
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
];
