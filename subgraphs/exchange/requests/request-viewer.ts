import { mayAct } from '../../../shared/identity/actions';
import { departmentOf, type Caller, type Organisation } from '../../../shared/identity/caller';
import { ownerOf } from '../../../shared/sharing/dataset';
import type { DataRequestRelation } from './machine/request-vocabulary';
import type { DataRequestRow } from './request-row';

/** Which data requests and grants a caller sees. A caller who is none of these sees nothing. */
export interface DataRequestViewer {
  /** Organisation whose own requests are seen, drafts too. */
  readonly asks: Organisation | null;
  /** Department whose stewards see what is asked of it, once submitted. */
  readonly owner: string | null;
  /** Whether all are seen: by the exchange operator and the audit log's auditor. */
  readonly seesAll: boolean;
}

/** What a caller sees. */
export function viewerOf(caller: Caller): DataRequestViewer {
  const isSteward = mayAct(caller, 'DRAFT_DECISIONS') || mayAct(caller, 'DECIDE_REQUESTS');
  return {
    asks: mayAct(caller, 'ASK_FOR_DATA') ? caller.organisation : null,
    owner: isSteward ? departmentOf(caller) : null,
    seesAll: mayAct(caller, 'CHECK_REQUESTS') || mayAct(caller, 'READ_WHOLE_RECORD'),
  };
}

type Parties = Pick<DataRequestRow, 'applicantKind' | 'applicantId' | 'ownerId' | 'submittedAt'>;

/** What a caller is to a request. */
export function relationsOf(caller: Caller, request: Parties): ReadonlyArray<DataRequestRelation> {
  const { asks, owner } = viewerOf(caller);
  const isApplicant = asks?.kind === request.applicantKind && asks.id === request.applicantId;
  const isOwner = owner !== null && owner === request.ownerId && request.submittedAt !== null;
  const relations: DataRequestRelation[] = [];
  if (isApplicant) relations.push('APPLICANT');
  if (isOwner) relations.push('OWNER');
  if (mayAct(caller, 'CHECK_REQUESTS')) relations.push('OPERATOR');
  return relations;
}

/** Whether a caller sees a request at all. */
export function isVisible(caller: Caller, request: Parties): boolean {
  return viewerOf(caller).seesAll || relationsOf(caller, request).length > 0;
}

/** Whether a caller sees what the owner has drafted and not decided yet. */
export function seesDrafts(caller: Caller, request: Parties): boolean {
  return relationsOf(caller, request).includes('OWNER') || mayAct(caller, 'READ_WHOLE_RECORD');
}

/** The first parts of the ids of all datasets that a department owns. */
export function ownedPrefixes(department: string): ReadonlyArray<string> {
  return [department, 'exchange'].filter((prefix) => ownerOf(`${prefix}/`) === department);
}
