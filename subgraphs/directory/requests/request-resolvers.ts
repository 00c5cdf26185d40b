import { ApplicantActs } from './applicant-acts.resolver';
import { CalendarResolver } from './calendar.resolver';
import { DataGrantResolver } from './data-grant.resolver';
import { DATASET_OF_REQUEST_RESOLVERS } from './dataset-of-request.resolver';
import { OperatorActs } from './operator-acts.resolver';
import { OwnerActs } from './owner-acts.resolver';
import { RequestFields } from './request-fields.resolver';
import { RequestFiles } from './request-files.resolver';
import { RequestAttachmentFields, RequestOutlook } from './request-outlook.resolver';
import { RequestPrint } from './request-print.resolver';
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
