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
 * Places an entry under an embargo for an open case about another department; never an entry of the
 * caller's own operation. Throws BAD_USER_INPUT, NOT_PERMITTED, TWO_PERSONS_NEEDED or
 * TRANSITION_REFUSED.
 */
export async function placeUnderSeal(
  context: AuditContext,
  { intent, caseId, days }: SealTerm,
): Promise<void> {
  const { sequence, subject } = await entryOf(context, intent);
  const embargo = { intent: sequence, caseId };
  requireTerm(days);
  if (subject === context.access.caller.subject)
    throw twoPersons('Nobody may hide an entry of their own operation.');
  await actOfCaller(context, async (transaction, act) => {
    requireOtherDepartment(act, await requireOpen(transaction, caseId));
    const until = new Date(act.now.getTime() + days * DAY_MS);
    const by = { subject: act.by.subject, at: act.now, until };
    const isPlaced = await placeEmbargo(transaction, embargo, by);
    if (!isPlaced) throw refused(embargo, 'is, or was, under an embargo for this case');
    return { event: eventOf(act.by, 'RECORD_ENTRY_HIDDEN', { ...embargo, until }) };
  });
}

/**
 * Hides an entry until the term ends or the embargo is lifted. Returns whether the entry was not
 * hidden for this case before.
 */
export async function placeEmbargo(
  transaction: Transaction,
  { intent, caseId }: Embargo,
  { subject, at, until }: EmbargoAct & { readonly until: Date },
): Promise<boolean> {
  const [row] = await transaction.query(PLACE, [intent, caseId, subject, at, until]);
  return row?.done ?? false;
}

/**
 * Calls a function of the database role that owns the exchange, as the statements that renew and
 * lift do: only this role may write this table of the audit log's schema.
 */
export const PLACE = statement({
  text: 'select exchange.place_embargo($1, $2, $3, $4, $5) as done',
  columns: { done: bool() },
  parameters: [int(), text(), text(), instant(), instant()],
});
