import type { RequestsContext } from '../requests-context';
import { act } from './request-act';
import type { DataRequestRow } from '../request-row';
import { giveGrants } from './give-grants';

/** The request that an approver decides. */
export interface Approval {
  readonly id: string;
  /** Version of the request that the approver has read: a later draft has a later version. */
  readonly version: number;
  readonly note: string | null;
}

/** Decides as drafted: grants or refuses. */
export function decideRequest(
  context: RequestsContext,
  { id, version, note }: Approval,
): Promise<DataRequestRow | undefined> {
  return act(context, {
    ...{ requestId: id, version, note },
    act: ({ request }) => (request.decision?.outcome === 'REFUSE' ? 'REFUSE' : 'GRANT'),
    work: (commandContext) => {
      const { decision } = commandContext.requestContext.request;
      if (!decision) throw new TypeError('The state machine allows a decision only after a draft.');
      if (decision.outcome === 'GRANT') return giveGrants(commandContext, decision);
      return { documentNumber: decision.documentNumber, facts: { decision } };
    },
  });
}
