import { dayOf } from '../../../shared/sharing/calendar-day';
import type { DataRequestState } from './machine/request-vocabulary';
import type { RequestsContext } from './requests-context';
import { presentState, type DecisionRow, type DataRequestRow } from './request-row';
import { seesDrafts, viewerOf } from './request-viewer';
import type { DataRequestView } from './request-page.queries';

/** Returns the viewer of this HTTP request, and the day. */
export function viewIn({ access, now }: RequestsContext): DataRequestView {
  return { viewer: viewerOf(access.caller), today: dayOf(now()) };
}

/** States in which a decision has been made and may be disclosed. */
const DECIDED: ReadonlySet<DataRequestState> = new Set([
  'GRANTED',
  'PROVIDED',
  'REFUSED',
  'MEDIATION',
  'ENDED',
  'REVOKED',
  'EXPIRED',
]);

/** Returns whether the decision on a request has been made. */
export function isDecided(request: DataRequestRow): boolean {
  return DECIDED.has(request.state);
}

/** Returns the decision if the caller may see it: only the owner may see a draft. */
export function seenDecision(
  { access }: Pick<RequestsContext, 'access'>,
  request: DataRequestRow,
): DecisionRow | null {
  const isSeen = isDecided(request) || seesDrafts(access.caller, request);
  return isSeen ? request.decision : null;
}

/** Returns the state of a request today. */
export function stateIn(
  { now }: Pick<RequestsContext, 'now'>,
  request: DataRequestRow,
): DataRequestState {
  return presentState(request, dayOf(now()));
}
