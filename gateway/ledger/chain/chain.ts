import { RiverGateError } from '../../../shared/errors/rivergate-error';

/** Where a chain ends: its last entry's place and hash. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/**
 * The head, if the last entry is that one, or there is none yet. Throws LEDGER_BROKEN if the head row
 * is missing or the last entry is another one.
 */
export function agreedHead(head: Head | undefined, last: Head | undefined): Head {
  if (!head) throw new RiverGateError('LEDGER_BROKEN', 'The head row of the audit log is missing.');
  const agrees = last
    ? last.sequence === head.sequence && last.hash === head.hash
    : head.sequence === 0;
  if (agrees) return head;
  throw new RiverGateError(
    'LEDGER_BROKEN',
    `The head of the audit log is at ${String(head.sequence)}, but its last entry is ${String(last?.sequence ?? 'none')}, or another one.`,
  );
}
