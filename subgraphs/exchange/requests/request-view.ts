import { dayOf } from '../../../shared/sharing/calendar-day';
import type { RequestState } from './machine/request-vocabulary';
import type { RequestsContext } from './requests-context';
import { presentState, type DecisionRow, type RequestRow } from './request-row';
import { seesDrafts, viewerOf } from './request-viewer';
import type { RequestView } from './request.loader';

/** Who looks in this request over HTTP, and on which day. */
export function viewIn({ permits, now }: RequestsContext): RequestView {
  return { viewer: viewerOf(permits.caller), today: dayOf(now()) };
}

/** States in which a decision has been taken, and may be known. */
const DECIDED: ReadonlySet<RequestState> = new Set([
  'GRANTED',
  'PROVIDED',
  'REFUSED',
  'MEDIATION',
  'ENDED',
  'REVOKED',
  'EXPIRED',
]);

/** Whether the decision of a request has been taken. */
export function isDecided(request: RequestRow): boolean {
  return DECIDED.has(request.state);
}

/** The decision as far as the caller may know it: a draft is the owner's alone. */
export function seenDecision(
  { permits }: Pick<RequestsContext, 'permits'>,
  request: RequestRow,
): DecisionRow | null {
  const isSeen = isDecided(request) || seesDrafts(permits.caller, request);
  return isSeen ? request.decision : null;
}

/** The state of a request today. */
export function stateIn({ now }: Pick<RequestsContext, 'now'>, request: RequestRow): RequestState {
  return presentState(request, dayOf(now()));
}
