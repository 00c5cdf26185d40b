import { dayOf } from '../../../shared/sharing/calendar-day';
import type { DataRequestState } from './machine/request-vocabulary';
import type { RequestsContext } from './requests-context';
import { presentState, type DecisionRow, type DataRequestRow } from './request-row';
import { seesDrafts, viewerOf } from './request-viewer';
import type { DataRequestView } from './request-page.queries';

/** Who looks in this request over HTTP, and on which day. */
export function viewIn({ access, now }: RequestsContext): DataRequestView {
  return { viewer: viewerOf(access.caller), today: dayOf(now()) };
}

/** States in which a decision has been taken, and may be known. */
const DECIDED: ReadonlySet<DataRequestState> = new Set([
  'GRANTED',
  'PROVIDED',
  'REFUSED',
  'MEDIATION',
  'ENDED',
  'REVOKED',
  'EXPIRED',
]);

/** Whether the decision of a request has been taken. */
export function isDecided(request: DataRequestRow): boolean {
  return DECIDED.has(request.state);
}

/** The decision as far as the caller may know it: a draft is the owner's alone. */
export function seenDecision(
  { access }: Pick<RequestsContext, 'access'>,
  request: DataRequestRow,
): DecisionRow | null {
  const isSeen = isDecided(request) || seesDrafts(access.caller, request);
  return isSeen ? request.decision : null;
}

/** The state of a request today. */
export function stateIn(
  { now }: Pick<RequestsContext, 'now'>,
  request: DataRequestRow,
): DataRequestState {
  return presentState(request, dayOf(now()));
}
