import { MANDATE_DEPARTMENTS } from '../../../../shared/domain/mandate/departments';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Caller, Organisation } from '../../../../shared/identity/caller';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { requiredStep, type Step } from '../machine/request-machine';
import { ACCOUNTS } from '../../accounts/module';
import type { RequestsContext } from '../requests-context';
import { recordStep } from './request-act';
import { requireRoomForDraft } from '../attachments/request-room.queries';
import type { DraftedRequest } from './request-draft';
import { insertDataRequest, replaceDatasets, type RequestedDatasetDraft } from './request.store';

/** A draft to insert. */
export interface NewDraft {
  readonly said: DraftedRequest;
  readonly datasets: ReadonlyArray<RequestedDatasetDraft>;
  /** Name by which the applicant signs; empty: the registered name. */
  readonly name: string;
  /** Id of the request that it renews. */
  readonly renews: string | null;
}

/** Inserts a draft of the caller's organisation; returns its id. */
export async function insertDraft(
  transaction: Transaction,
  context: RequestsContext,
  { said, datasets, name, renews }: NewDraft,
): Promise<string> {
  const { caller } = context.access;
  const applicant = applicantOf(caller);
  const step = stepOfNewDraft(caller);
  const now = context.now();
  const today = dayOf(now);
  await requireRoomForDraft(transaction, { applicant, subject: caller.subject, now });
  const request = await insertDataRequest(
    transaction,
    {
      ...said,
      ...{ state: 'DRAFT', version: 1, ownerId: null, exchangeNumber: null, submittedAt: null },
      applicantKind: applicant.kind,
      applicantId: applicant.id,
      applicantName: name || registeredName(applicant),
      ...{ decision: null, grantedUntil: null, clock: null, dueOn: null, splitFrom: null, renews },
      createdBy: caller.subject,
      createdAt: now.toISOString(),
      isDemonstration: await ACCOUNTS.isOfDemonstration(transaction, caller.subject),
    },
    today.slice(0, 4),
  );
  await replaceDatasets(transaction, request.id, datasets);
  const facts = renews === null ? {} : { renews };
  await recordStep(
    transaction,
    { requestContext: { now, today, request: null }, step, request, context },
    { facts },
  );
  return request.id;
}

/**
 * Returns the step that creates a draft; throws NOT_PERMITTED for a caller who may not request
 * data.
 */
function stepOfNewDraft({ subject, roles }: Caller): Step {
  return requiredStep(
    {
      ...{ state: 'NEW', past: [], isUnconditional: false, isInTime: true },
      actor: { subject, posts: roles, relations: ['APPLICANT'] },
    },
    'DRAFT',
  );
}

/** Throws NOT_PERMITTED for a caller without an organisation. */
export function applicantOf({ organisation }: Caller): Organisation {
  if (organisation) return organisation;
  throw new RiverGateError(
    'NOT_PERMITTED',
    'Only members of an organisation may request data, on its behalf.',
  );
}

/** The mandate names departments; for other organisations only the id is known here. */
function registeredName({ kind, id }: Organisation): string {
  const department = MANDATE_DEPARTMENTS.find((one) => one.id === id);
  return (kind === 'DEPARTMENT' ? department?.nameZh : undefined) ?? id;
}
