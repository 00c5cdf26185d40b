import { PUBLIC_CALLER, type Caller } from '../../../shared/identity/caller';
import type { OrganisationKind, Role } from '../../../shared/identity/roles';
import { dayOf, startOfDayMs } from '../../../shared/sharing/calendar-day';
import { decide } from '../../../shared/sharing/decide';
import type { Decision } from '../../../shared/sharing/decision';
import type { AccessDecisions } from '../../../shared/sharing/access-decisions';
import type { DatasetState, Grant } from '../../../shared/sharing/sharing-state';
import { grantsOfDecision, type NewGrant } from './grants/grants-of-decision';
import { isUseful, type ChosenFields } from './acts/opening-nothing';
import { decisionOf, type RequestedData } from './acts/request-decision';
import type { DecisionRow, DataRequestRow } from './request-row';

/** Effect of a grant on one field of a requested dataset. */
export interface FieldPreview {
  readonly datasetId: string;
  /** `Type.field` */
  readonly coordinate: string;
  readonly isInGrant: boolean;
  /** Whether members of the applicant may read it without the grant, and the reason. */
  readonly opensNow: boolean;
  readonly becauseNow: Decision['because'] | 'FIELD_NOT_GRANTED';
  readonly opens: boolean;
  readonly because: Decision['because'] | 'FIELD_NOT_GRANTED' | 'OPENS_NOTHING';
}

/** The request to preview, with the viewer and the time. */
export interface PreviewContext extends RequestedData {
  /** The decision to preview; null: everything as requested. */
  readonly decision: DecisionRow | null;
  readonly access: AccessDecisions;
  readonly now: Date;
}

/** Returns the grants as they would be given now. */
export function wouldGrant(requestContext: PreviewContext): ReadonlyArray<NewGrant> {
  const { request, now, access } = requestContext;
  const datasets = requestContext.datasets.map((one) => ({
    ...one,
    fields: one.fields ?? one.present?.fields ?? [],
  }));
  const asRequested = { outcome: 'GRANT', documentNumber: request.number } as const;
  return grantsOfDecision({
    request,
    decision: requestContext.decision ?? decisionOf({ request, datasets }, asRequested, []),
    present: new Map(
      datasets.flatMap(({ datasetId, present }) =>
        present ? [[datasetId, present] as const] : [],
      ),
    ),
    ...{ now, today: dayOf(now), givenBy: access.caller.subject },
    isDemonstration: request.isDemonstration,
  });
}

/**
 * Returns for every field of the requested datasets whether members of the applicant may read it
 * today, and whether they could with the grant. It calls the same function as real access
 * decisions.
 */
export function wouldOpen(requestContext: PreviewContext): ReadonlyArray<FieldPreview> {
  const grants = wouldGrant(requestContext);
  const caller = memberOf(requestContext.request);
  return requestContext.datasets.flatMap(({ datasetId, present }) => {
    const state = requestContext.access.stateOf(datasetId);
    const grant = grants.find((one) => one.datasetId === datasetId);
    const now = decide(state, caller, requestContext.now);
    const chosen = {
      ...{ datasetId, fields: grant?.fields ?? [], shape: present?.shape ?? {} },
      isOpen: (coordinate: string) => reading(now, coordinate).opens,
    };
    const then =
      grant && state ? decideWith(state, grant, { caller, now: requestContext.now }) : now;
    return (present?.fields ?? []).map((coordinate): FieldPreview => {
      const before = reading(now, coordinate);
      const after = useful(reading(then, coordinate), coordinate, chosen);
      return {
        ...{ datasetId, coordinate, isInGrant: grant?.fields.includes(coordinate) ?? false },
        ...{ opensNow: before.opens, becauseNow: before.because },
        ...{ opens: after.opens, because: after.because },
      };
    });
  });
}

function decideWith(
  state: DatasetState,
  given: NewGrant,
  { caller, now }: { readonly caller: Caller; readonly now: Date },
): Decision {
  const { granteeKind: kind, granteeId: id, ...facts } = given;
  const grant: Grant = { ...facts, id: 'preview', organisation: { kind, id } };
  // A grant that begins later is previewed on its first day.
  const beginsMs = startOfDayMs(given.validFrom);
  const moment = new Date(Math.max(now.getTime(), beginsMs));
  return decide({ ...state, grants: [...state.grants, grant] }, caller, moment);
}

function reading(decision: Decision, coordinate: string) {
  if (!decision.isAllowed) return { opens: false, because: decision.because };
  const opens = decision.fields?.has(coordinate) ?? true;
  return { opens, because: opens ? decision.because : ('FIELD_NOT_GRANTED' as const) };
}

/**
 * Corrects a reading for fields that the grant names but that would never be returned, because no
 * leaf below them or no path to them is readable.
 */
function useful(
  read: ReturnType<typeof reading>,
  coordinate: string,
  chosen: ChosenFields,
): Pick<FieldPreview, 'opens' | 'because'> {
  const isNews = read.opens && read.because === 'GRANT' && !chosen.isOpen(coordinate);
  return !isNews || isUseful(coordinate, chosen)
    ? read
    : { opens: false, because: 'OPENS_NOTHING' };
}

/** Returns a predicate: whether members of the applicant may read a coordinate of a dataset now. */
export function opensToApplicant(
  request: Pick<DataRequestRow, 'applicantKind' | 'applicantId'>,
  asked: { readonly datasetId: string; readonly access: AccessDecisions; readonly now: Date },
): (coordinate: string) => boolean {
  const decision = decide(asked.access.stateOf(asked.datasetId), memberOf(request), asked.now);
  return (coordinate) => reading(decision, coordinate).opens;
}

/** Returns a fictitious member of the applicant who may read everything that is shared with it. */
function memberOf({
  applicantKind,
  applicantId,
}: Pick<DataRequestRow, 'applicantKind' | 'applicantId'>): Caller {
  return {
    ...PUBLIC_CALLER,
    subject: 'preview',
    kind: 'PERSON',
    organisation: { kind: applicantKind, id: applicantId },
    roles: [READING_ROLE[applicantKind]],
  };
}

const READING_ROLE: Readonly<Record<OrganisationKind, Role>> = {
  DEPARTMENT: 'ANALYST',
  PARTNER: 'PARTNER',
  ENTERPRISE: 'ENTERPRISE',
};
