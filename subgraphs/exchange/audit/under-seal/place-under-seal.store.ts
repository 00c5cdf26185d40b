import { actOfCaller } from '../../acts/act-of-caller';
import type { AuditContext } from '../audit-context';
import { DAY_MS } from '../../../../shared/domain/durations';
import { requireOtherDepartment } from '../cases/case-rules';
import { requireOpen } from '../cases/open-case-for-update.queries';
import { entryOf, eventOf, refused, requireTerm, twoPersons, type SealTerm } from './seal-rules';
import { statement } from '../../../../shared/data/statement';
import { bool, instant, int, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { Embargo, EmbargoAct } from './embargo.queries';

/**
 * Places an entry under seal for an open case of another department, never one of the caller's own
 * action. Throws BAD_USER_INPUT, NOT_PERMITTED, TWO_PERSONS_NEEDED or TRANSITION_REFUSED.
 */
export async function placeUnderSeal(
  context: AuditContext,
  { intent, caseId, days }: SealTerm,
): Promise<void> {
  const { sequence, subject } = await entryOf(context, intent);
  const embargo = { intent: sequence, caseId };
  requireTerm(days);
  if (subject === context.access.caller.subject)
    throw twoPersons('Nobody hides what he did himself.');
  await actOfCaller(context, async (transaction, act) => {
    requireOtherDepartment(act, await requireOpen(transaction, caseId));
    const until = new Date(act.now.getTime() + days * DAY_MS);
    const by = { subject: act.by.subject, at: act.now, until };
    const isPlaced = await placeEmbargo(transaction, embargo, by);
    if (!isPlaced) throw refused(embargo, 'is, or was, under seal for this case');
    return { event: eventOf(act.by, 'RECORD_ENTRY_HIDDEN', { ...embargo, until }) };
  });
}

/** Hides an entry until then, or until it is lifted; whether it was not hidden for this case before. */
export async function placeEmbargo(
  transaction: Transaction,
  { intent, caseId }: Embargo,
  { subject, at, until }: EmbargoAct & { readonly until: Date },
): Promise<boolean> {
  const [row] = await transaction.query(PLACE, [intent, caseId, subject, at, until]);
  return row?.done ?? false;
}

/**
 * By a function of the exchange's owner, as the two below: it alone may write this one table of the
 * audit log's schema.
 */
export const PLACE = statement({
  text: 'select exchange.place_embargo($1, $2, $3, $4, $5) as done',
  columns: { done: bool() },
  parameters: [int(), text(), text(), instant(), instant()],
});
