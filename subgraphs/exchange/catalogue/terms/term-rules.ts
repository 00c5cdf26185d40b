import { mandateDepartmentOf } from '../../../../shared/domain/mandate/departments';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { departmentOf, type Caller } from '../../../../shared/identity/caller';
import type { ProposalRow } from './proposal-row';

/** Whether a person acts for a whole department, not only for some of its districts. */
export function actsFor(caller: Caller, department: string): boolean {
  const { kind, districts } = caller;
  return kind === 'PERSON' && districts === null && departmentOf(caller) === department;
}

/** Throws NOT_PERMITTED unless the caller is a person of this department. */
export function requireActsFor(caller: Caller, department: string): void {
  if (actsFor(caller, department)) return;
  const name = mandateDepartmentOf(department)?.nameZh ?? department;
  throw new RiverGateError(
    'NOT_PERMITTED',
    `Only persons of the department "${department}" decide on this (仅限${name}办理).`,
    { department },
  );
}

/** Throws BAD_USER_INPUT if an argument is the id of nothing that exists. */
export function requireFound<Row>(row: Row | undefined, argument: string, id: string): Row {
  if (row !== undefined) return row;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `${argument} requires an existing id, but got: "${id}".`,
  );
}

/** Throws TRANSITION_REFUSED if something no longer waits for its second person. */
export function requireWaiting({ confirmedAt, endedAt }: ProposalRow): void {
  if (endedAt) throw refused('It has ended already (已终止或撤回).');
  if (confirmedAt) throw refused('It has been confirmed already (已确认).');
}

/** Throws TRANSITION_REFUSED if something has ended. */
export function requireNotEnded({ endedAt }: ProposalRow): void {
  if (endedAt) throw refused('It has ended already (已终止或撤回).');
}

/** Throws TWO_PERSONS_NEEDED for the person who proposed it, whatever that person's roles. */
export function requireAnotherPerson({ subject }: Caller, { proposedBy }: ProposalRow): void {
  if (subject !== proposedBy) return;
  throw new RiverGateError(
    'TWO_PERSONS_NEEDED',
    'Anyone who proposed it may not confirm it (提出人不得确认).',
  );
}

/** A refusal because of the present state. */
export function refused(
  message: string,
  facts: Readonly<Record<string, unknown>> = {},
): RiverGateError {
  return new RiverGateError('TRANSITION_REFUSED', message, facts);
}

/** Maximum length of a text that somebody signs, in characters. */
export const LONGEST_TEXT = 2000;

/** Returns the trimmed text; throws BAD_USER_INPUT for an empty or too long one. */
export function saidText(name: string, text: string): string {
  const said = text.trim();
  if (said.length > 0 && said.length <= LONGEST_TEXT) return said;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `${name} requires 1 to ${String(LONGEST_TEXT)} characters, but got: ${String(said.length)}.`,
  );
}

/** Throws BAD_USER_INPUT for a period that ends before it begins. */
export function requirePeriod(validFrom: string, validTo: string | null | undefined): void {
  if (!validTo || validTo > validFrom) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `validTo requires a day after ${validFrom}, but got: "${validTo}".`,
  );
}
