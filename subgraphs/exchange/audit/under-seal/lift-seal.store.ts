import { actOfCaller } from '../../acts/act-of-caller';
import type { AuditContext } from '../audit-context';
import { entryOf, eventOf, twoPersons, refused, type SealTerm } from './seal-rules';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Act } from '../../acts/act';
import type { Embargo, EmbargoAct } from './embargo.queries';
import { requireOtherDepartment } from '../cases/case-rules';
import { statement } from '../../../../shared/data/statement';
import { bool, instant, int, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';

/**
 * Shows an entry again, unless another case hides it; not by the person who placed it under seal, nor for
 * a case of his department. Throws BAD_USER_INPUT, NOT_PERMITTED, TWO_PERSONS_NEEDED or TRANSITION_REFUSED.
 */
export async function liftSeal(
  context: AuditContext,
  { intent, caseId }: Omit<SealTerm, 'days'>,
): Promise<void> {
  const { sequence } = await entryOf(context, intent);
  const embargo = { intent: sequence, caseId };
  await actOfCaller(context, async (transaction, act) => {
    await requireNoHandIn(context, act, caseId);
    const { subject } = act.by;
    const isLifted = await liftEmbargo(transaction, embargo, { subject, at: act.now });
    if (!isLifted) throw await whyNotLifted(context, embargo);
    return { event: eventOf(act.by, 'RECORD_ENTRY_SHOWN', embargo) };
  });
}

/**
 * Shows an entry again, unless another case hides it; whether this case hid it until now. The person who placed the embargo does not lift it: then the answer is false.
 */
export async function liftEmbargo(
  transaction: Transaction,
  { intent, caseId }: Embargo,
  { subject, at }: EmbargoAct,
): Promise<boolean> {
  const [row] = await transaction.query(LIFT, [intent, caseId, subject, at]);
  return row?.done ?? false;
}

/** Of a case that was closed, and of one from before cases were named, the seal is lifted too. */
async function requireNoHandIn({ load }: AuditContext, act: Act, id: string): Promise<void> {
  const found = await load.audit.cases.byId({ assignee: null }, id);
  if (found) requireOtherDepartment(act, { department: found.departmentId });
}

async function whyNotLifted(
  { load, access }: AuditContext,
  embargo: Embargo,
): Promise<RiverGateError> {
  const placedBy = await load.audit.embargoedBy(embargo);
  return placedBy === access.caller.subject
    ? twoPersons('Anyone who placed an entry under seal does not lift it: another auditor does.')
    : refused(embargo, 'is not under seal for this case');
}

/** Ends an embargo in force that another person placed. */
export const LIFT = statement({
  text: 'select exchange.lift_embargo($1, $2, $3, $4) as done',
  columns: { done: bool() },
  parameters: [int(), text(), text(), instant()],
});
