import { checkedText, type TextRule } from '../checked-text';
import { requireNoFaults } from './request-draft';

/** Returns a required text. Faults are reported to `faults`. */
export function requiredText(
  text: string | null | undefined,
  rule: TextRule,
  faults: string[],
): string {
  const kept = checkedText(text, rule, faults);
  if (kept === '') faults.push(`${rule.name}: it is missing.`);
  return kept;
}

/** Returns a required reason; throws BAD_USER_INPUT if it is missing. */
export function requiredReason(text: string | null | undefined): string {
  const faults: string[] = [];
  const reason = requiredText(text, { name: 'reason', max: 1000 }, faults);
  requireNoFaults(faults);
  return reason;
}

/** Returns an optional note; throws BAD_USER_INPUT for a note that cannot be stored. */
export function checkedNote(text: string | null | undefined): string | null {
  const faults: string[] = [];
  const note = checkedText(text, { name: 'note', max: 1000 }, faults);
  requireNoFaults(faults);
  return note === '' ? null : note;
}
