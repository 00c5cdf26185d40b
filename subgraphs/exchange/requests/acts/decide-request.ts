import type { RequestsContext } from '../requests-context';
import { act } from './request-act';
import type { DataRequestRow } from '../request-row';
import { giveGrants } from './give-grants';

/** What an approver decides on. */
export interface Approval {
  readonly id: string;
  /** Version of the request that he has read: a draft written since is another one. */
  readonly version: number;
  readonly note: string | null;
}

/** Decides as drafted: grants, or refuses. */
export function decideRequest(
  context: RequestsContext,
  { id, version, note }: Approval,
): Promise<DataRequestRow | undefined> {
  return act(context, {
    ...{ requestId: id, version, note },
    act: ({ request }) => (request.decision?.outcome === 'REFUSE' ? 'REFUSE' : 'GRANT'),
    work: (commandContext) => {
      const { decision } = commandContext.requestContext.request;
      if (!decision) throw new TypeError('What is to be decided was drafted.');
      if (decision.outcome === 'GRANT') return giveGrants(commandContext, decision);
      return { documentNumber: decision.documentNumber, facts: { decision } };
    },
  });
}
