import type { RequestsContext } from '../requests-context';
import { act } from './request-act';
import { requireNoFaults } from './request-draft';
import { isNumberTaken } from '../files/request-import.queries';
import type { DataRequestRow } from '../request-row';
import { requiredText } from './required-text';

/** Records the number of a request in the city's exchange platform. */
export function numberRequest(
  context: RequestsContext,
  requestId: string,
  number: string,
): Promise<DataRequestRow | undefined> {
  const faults: string[] = [];
  const exchangeNumber = requiredText(number, { name: 'exchangeNumber', max: 100 }, faults);
  requireNoFaults(faults);
  return act(context, {
    requestId,
    act: 'NUMBER',
    work: async ({ transaction, requestContext: { request } }) => {
      if (await isNumberTaken(transaction, exchangeNumber, request))
        requireNoFaults(['exchangeNumber: another request to the same owner has it.']);
      return {
        change: { exchangeNumber },
        facts: { exchangeNumber, before: request.exchangeNumber },
      };
    },
  });
}
