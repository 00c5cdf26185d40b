import { CONFORMITY_POINTS, type ConformityPoint } from '../../../../shared/domain/sharing-rules';
import { checkedText } from '../checked-text';
import type { RequestsContext } from '../requests-context';
import { act } from './request-act';
import { requireNoFaults } from './request-draft';
import { isNumberTaken } from '../files/request-import.loader';
import type { DataRequestRow } from '../request-row';

/** Something that a request lacks, by the conformity check. */
export interface Defect {
  readonly point: ConformityPoint;
  /** What is wrong with it, and what is wanted. */
  readonly note: string;
}

/** Returns a request with all of its defects together: it can be done once. */
export function returnRequest(
  context: RequestsContext,
  requestId: string,
  defects: ReadonlyArray<Defect>,
): Promise<DataRequestRow | undefined> {
  const faults: string[] = [];
  if (defects.length === 0)
    faults.push('defects: all of them are reported together, at least one.');
  if (defects.length > Object.keys(CONFORMITY_POINTS).length * 4)
    faults.push('defects: at most 20.');
  const told = defects.map(({ point, note }) => ({
    point,
    note: demandedText(note, { name: 'defects.note', max: 500 }, faults),
  }));
  requireNoFaults(faults);
  return act(context, { requestId, act: 'RETURN', work: () => ({ facts: { defects: told } }) });
}

/** Notes the number that the city's exchange platform gave a request. */
export function numberRequest(
  context: RequestsContext,
  requestId: string,
  number: string,
): Promise<DataRequestRow | undefined> {
  const faults: string[] = [];
  const exchangeNumber = demandedText(number, { name: 'exchangeNumber', max: 100 }, faults);
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

/** A text that must be there. Faults are reported to `faults`. */
export function demandedText(
  text: string | null | undefined,
  rule: { readonly name: string; readonly max: number },
  faults: string[],
): string {
  const kept = checkedText(text, rule, faults);
  if (kept === '') faults.push(`${rule.name}: it is missing.`);
  return kept;
}

/** A reason that must be given; throws BAD_USER_INPUT without. */
export function demandedReason(text: string | null | undefined): string {
  const faults: string[] = [];
  const reason = demandedText(text, { name: 'reason', max: 1000 }, faults);
  requireNoFaults(faults);
  return reason;
}

/** A note that may be omitted; throws BAD_USER_INPUT for one that cannot be kept. */
export function checkedNote(text: string | null | undefined): string | null {
  const faults: string[] = [];
  const note = checkedText(text, { name: 'note', max: 1000 }, faults);
  requireNoFaults(faults);
  return note === '' ? null : note;
}
