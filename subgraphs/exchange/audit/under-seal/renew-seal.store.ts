import { actOfCaller } from '../../acts/act-of-caller';
import type { AuditContext } from '../audit-context';
import { DAY_MS } from '../../../../shared/domain/durations';
import { requireOtherDepartment } from '../cases/case-rules';
import { requireOpen } from '../cases/open-case-for-update.queries';
import { entryOf, eventOf, refused, requireTerm, type SealTerm } from './seal-rules';
import { statement } from '../../../../shared/data/statement';
import { bool, instant, int, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { Embargo } from './embargo.queries';

/**
 * Renews the embargo on an entry for an open case about another department, for a new term from now
 * on. Throws BAD_USER_INPUT, NOT_PERMITTED or TRANSITION_REFUSED.
 */
export async function renewSeal(
  context: AuditContext,
  { intent, caseId, days }: SealTerm,
): Promise<void> {
  const { sequence } = await entryOf(context, intent);
  const embargo = { intent: sequence, caseId };
  requireTerm(days);
  await actOfCaller(context, async (transaction, act) => {
    requireOtherDepartment(act, await requireOpen(transaction, caseId));
    const until = new Date(act.now.getTime() + days * DAY_MS);
    const isRenewed = await renewEmbargo(transaction, embargo, { at: act.now, until });
    if (!isRenewed) throw refused(embargo, 'is not under an embargo for this case');
    return { event: eventOf(act.by, 'RECORD_ENTRY_HIDDEN_ON', { ...embargo, until }) };
  });
}

/** Hides an entry for longer, until the new end. Returns whether it was hidden until now. */
export async function renewEmbargo(
  transaction: Transaction,
  { intent, caseId }: Embargo,
  { at, until }: { readonly at: Date; readonly until: Date },
): Promise<boolean> {
  const [row] = await transaction.query(RENEW, [intent, caseId, at, until]);
  return row?.done ?? false;
}

/** Moves the end of an embargo in force. */
export const RENEW = statement({
  text: 'select exchange.renew_embargo($1, $2, $3, $4) as done',
  columns: { done: bool() },
  parameters: [int(), text(), instant(), instant()],
});
