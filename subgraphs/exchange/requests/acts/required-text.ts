import { checkedText, type TextRule } from '../checked-text';
import { requireNoFaults } from './request-draft';

/** A text that must be there. Faults are reported to `faults`. */
export function requiredText(
  text: string | null | undefined,
  rule: TextRule,
  faults: string[],
): string {
  const kept = checkedText(text, rule, faults);
  if (kept === '') faults.push(`${rule.name}: it is missing.`);
  return kept;
}

/** A reason that must be given; throws BAD_USER_INPUT without. */
export function requiredReason(text: string | null | undefined): string {
  const faults: string[] = [];
  const reason = requiredText(text, { name: 'reason', max: 1000 }, faults);
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
