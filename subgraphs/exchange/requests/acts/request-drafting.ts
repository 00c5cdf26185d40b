import { MANDATE_DEPARTMENTS } from '../../../../shared/domain/mandate/departments';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Caller, Organisation } from '../../../../shared/identity/caller';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { requiredStep, type Step } from '../machine/request-machine';
import { ACCOUNTS } from '../../accounts/module';
import { checkedText } from '../checked-text';
import type { RequestsContext } from '../requests-context';
import { act, recordStep } from './request-act';
import { requireRoomForDraft } from '../attachments/request-room.loader';
import {
  requireNoFaults,
  drafted,
  draftedDatasets,
  type DraftInput,
  type DraftedRequest,
} from './request-draft';
import type { DataRequestRow } from '../request-row';
import { viewerOf } from '../request-viewer';
import { insertDataRequest, replaceDatasets, type RequestedDatasetDraft } from './request.store';
import { presentDatasets } from './request-on-act.queries';

/** Drafts a request of the caller's organisation. */
export async function draftRequest(
  context: RequestsContext,
  input: DraftInput,
): Promise<DataRequestRow | undefined> {
  const { caller } = context.access;
  const id = await context.write(async (transaction) => {
    const applicant = applicantOf(caller);
    const faults: string[] = [];
    const said = drafted(input, faults);
    const name = checkedText(input.applicantName, { name: 'applicantName', max: 100 }, faults);
    const present = await presentDatasets(transaction, idsOf(input));
    const datasets = draftedDatasets(input, { applicant, present, owner: null }, faults);
    requireNoFaults(faults);
    return insertDraft(transaction, context, { said, datasets, name, renews: null });
  });
  context.load.requests.clear();
  return context.load.requests.find(viewerOf(caller), id);
}

/** A draft that does not exist yet. */
export interface NewDraft {
  readonly said: DraftedRequest;
  readonly datasets: ReadonlyArray<RequestedDatasetDraft>;
  /** Of the applicant, as it signs; empty: as it is registered. */
  readonly name: string;
  /** Id of the request that it renews. */
  readonly renews: string | null;
}

/** Puts a draft of the caller's organisation down; returns its id. */
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

/** The step that makes a draft; throws NOT_PERMITTED for anyone who may not ask. */
function stepOfNewDraft({ subject, roles }: Caller): Step {
  return requiredStep(
    {
      ...{ state: 'NEW', past: [], isUnconditional: false, isInTime: true },
      actor: { subject, posts: roles, relations: ['APPLICANT'] },
    },
    'DRAFT',
  );
}

/** Changes a draft, or what was returned; `version` is the one that the caller has seen. */
export function changeDraft(
  context: RequestsContext,
  changed: { readonly id: string; readonly version: number; readonly input: DraftInput },
): Promise<DataRequestRow | undefined> {
  const { id: requestId, version, input } = changed;
  return act(context, {
    requestId,
    act: 'CHANGE',
    version,
    work: async ({ transaction, requestContext: { request } }) => {
      const faults: string[] = [];
      const said = drafted(input, faults);
      const name = checkedText(input.applicantName, { name: 'applicantName', max: 100 }, faults);
      const present = await presentDatasets(transaction, idsOf(input));
      const applicant = { kind: request.applicantKind, id: request.applicantId };
      const requestContext = { applicant, present, owner: request.ownerId };
      const datasets = draftedDatasets(input, requestContext, faults);
      requireNoFaults(faults);
      await replaceDatasets(transaction, requestId, datasets);
      return { change: { ...said, applicantName: name || request.applicantName } };
    },
  });
}

/** Throws NOT_PERMITTED for a caller without an organisation. */
function applicantOf({ organisation }: Caller): Organisation {
  if (organisation) return organisation;
  throw new RiverGateError('NOT_PERMITTED', 'Who asks for data asks for an organisation.');
}

/** The plan names departments; of others only the id is known here. */
function registeredName({ kind, id }: Organisation): string {
  const department = MANDATE_DEPARTMENTS.find((one) => one.id === id);
  return (kind === 'DEPARTMENT' ? department?.nameZh : undefined) ?? id;
}

/** Ids that may be some; what has another form is in no catalogue. */
function idsOf({ datasets }: DraftInput): ReadonlyArray<string> {
  return datasets
    .map(({ datasetId }) => datasetId)
    .filter((id) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id));
}
