import { mayAct } from '../../../shared/identity/actions';
import { departmentOf, type Caller, type Organisation } from '../../../shared/identity/caller';
import { ownerOf } from '../../../shared/sharing/dataset';
import type { DataRequestRelation } from './machine/request-vocabulary';
import type { DataRequestRow } from './request-row';

/**
 * The data requests and grants that a caller sees. A caller to whom no member applies sees none.
 */
export interface DataRequestViewer {
  /** Organisation whose requests the caller sees, with drafts. */
  readonly asks: Organisation | null;
  /** Department whose stewards see the requests for its data, once submitted. */
  readonly owner: string | null;
  /** Whether the caller sees all requests, as the exchange operator and the record auditor do. */
  readonly seesAll: boolean;
}

/** Returns the requests and grants that a caller sees. */
export function viewerOf(caller: Caller): DataRequestViewer {
  const isSteward = mayAct(caller, 'DRAFT_DECISIONS') || mayAct(caller, 'DECIDE_REQUESTS');
  return {
    asks: mayAct(caller, 'ASK_FOR_DATA') ? caller.organisation : null,
    owner: isSteward ? departmentOf(caller) : null,
    seesAll: mayAct(caller, 'CHECK_REQUESTS') || mayAct(caller, 'READ_WHOLE_RECORD'),
  };
}

type Parties = Pick<DataRequestRow, 'applicantKind' | 'applicantId' | 'ownerId' | 'submittedAt'>;

/** Returns the relations of a caller to a request. */
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

/** Returns whether a caller sees a request at all. */
export function isVisible(caller: Caller, request: Parties): boolean {
  return viewerOf(caller).seesAll || relationsOf(caller, request).length > 0;
}

/** Returns whether a caller sees a decision that the owner has drafted but not yet made. */
export function seesDrafts(caller: Caller, request: Parties): boolean {
  return relationsOf(caller, request).includes('OWNER') || mayAct(caller, 'READ_WHOLE_RECORD');
}

/** Returns the first parts of the ids of all datasets that a department owns. */
export function ownedPrefixes(department: string): ReadonlyArray<string> {
  return [department, 'exchange'].filter((prefix) => ownerOf(`${prefix}/`) === department);
}
