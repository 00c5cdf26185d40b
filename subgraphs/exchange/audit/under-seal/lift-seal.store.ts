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
 * Lifts an embargo, so that the owners see the entry again unless another case hides it. Neither
 * the person who placed the embargo nor an auditor of the department that the case is about may
 * lift it. Throws BAD_USER_INPUT, NOT_PERMITTED, TWO_PERSONS_NEEDED or TRANSITION_REFUSED.
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
 * Lifts an embargo, so that the owners see the entry again unless another case hides it. Returns
 * whether the embargo was in force; false also if the caller placed it, who may not lift it.
 */
export async function liftEmbargo(
  transaction: Transaction,
  { intent, caseId }: Embargo,
  { subject, at }: EmbargoAct,
): Promise<boolean> {
  const [row] = await transaction.query(LIFT, [intent, caseId, subject, at]);
  return row?.done ?? false;
}

/** Embargoes of closed cases, and those placed before embargoes named a case, can be lifted too. */
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
    ? twoPersons('The auditor who placed an embargo may not lift it: another auditor must.')
    : refused(embargo, 'is not under an embargo for this case');
}

/** Ends an embargo in force that another person placed. */
export const LIFT = statement({
  text: 'select exchange.lift_embargo($1, $2, $3, $4) as done',
  columns: { done: bool() },
  parameters: [int(), text(), text(), instant()],
});
