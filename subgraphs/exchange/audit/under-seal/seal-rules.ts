import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Act } from '../../acts/act';
import type { AuditContext } from '../audit-context';
import type { Embargo } from './embargo.queries';
import type { AuditRow } from '../audit-row';

/** Longest term, in days; it can be renewed any number of times. */
const LONGEST_TERM = 180;

/** Throws BAD_USER_INPUT for a term that is too short or too long. */
export function requireTerm(days: number): void {
  if (days >= 1 && days <= LONGEST_TERM) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `days must be 1 to ${String(LONGEST_TERM)}, but got: ${String(days)}.`,
  );
}

/**
 * Returns the operation at this sequence number of the audit log; throws BAD_USER_INPUT if there is
 * none.
 */
export async function entryOf({ load }: AuditContext, place: string): Promise<AuditRow> {
  const sequence = /^[1-9]\d{0,14}$/.test(place) ? Number(place) : 0;
  const row = await load.audit.record.entry(sequence);
  if (row && row.kind !== 'EVENT') return row;
  throw new RiverGateError('BAD_USER_INPUT', `The audit log has no operation at "${place}".`);
}

/** Returns the error for a second step by the person who did the first. */
export function twoPersons(message: string): RiverGateError {
  return new RiverGateError('TWO_PERSONS_NEEDED', message);
}

/** Returns the error for a command that the state of the embargo does not allow. */
export function refused({ intent, caseId }: Embargo, why: string): RiverGateError {
  return new RiverGateError(
    'TRANSITION_REFUSED',
    `Entry ${String(intent)} ${why} ("${caseId.slice(0, 100)}").`,
  );
}

/** Returns the event of a command on an embargo. */
export function eventOf(
  { subject }: Act['by'],
  event: string,
  { intent, caseId, until }: Embargo & { readonly until?: Date },
) {
  const facts = { intent, case: caseId, ...(until ? { until: until.toISOString() } : {}) };
  return { event, subject, facts };
}

/** An entry that a case hides for a term. */
export interface SealTerm {
  /** Sequence number of the entry. */
  readonly intent: string;
  readonly caseId: string;
  readonly days: number;
}
