import type { RequestsContext } from '../requests-context';
import { act } from './request-act';
import type { DataRequestRow } from '../request-row';
import { giveGrants } from './give-grants';
import { checkedDecision } from './checked-decision';

/**
 * Authorises a request directly, if all its data are shared without condition. The document number
 * defaults to the number of the request.
 */
export function authoriseRequest(
  context: RequestsContext,
  authorised: {
    readonly id: string;
    readonly documentNumber: string | null;
    readonly note: string | null;
  },
): Promise<DataRequestRow | undefined> {
  const { id: requestId, documentNumber, note } = authorised;
  return act(context, {
    requestId,
    act: 'AUTHORISE',
    note,
    work: (commandContext) => {
      const { number } = commandContext.requestContext.request;
      const input = { outcome: 'GRANT', documentNumber: documentNumber ?? number } as const;
      return giveGrants(commandContext, checkedDecision(commandContext, input));
    },
  });
}
