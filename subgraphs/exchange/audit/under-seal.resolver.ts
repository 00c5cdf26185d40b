import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { LongestText } from '../../../shared/graphql/longest-text';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { departmentOf } from '../../../shared/identity/caller';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { Act } from '../acts/act';
import { actOfCaller } from '../acts/act-of-caller';
import type { AuditContext } from './audit-context';
import { liftEmbargo, placeEmbargo, renewEmbargo, type Embargo } from './embargo.loader';
import type { AuditRow } from './audit-row';
import { AuditEntry } from './audit.type';
import { entryView, type EntryView } from './audit-view';
import { requireOpen, requireOtherDepartment } from './cases/tampering-case-acts.loader';
import { UnderSeal, UnderSealArgs } from './under-seal.type';
import { DAY_MS } from '../../../shared/domain/durations';

const INTENT = {
  description: 'Place of the entry in the audit log: an operation that read or was refused (序号)',
};
const CASE = { description: 'Id of the open case that hides it (案件标识)' };
/** Longest term, in days; renewed as often as the case wants. */
const LONGEST_TERM = 180;

/**
 * One auditor places an entry under seal, at once: an investigation does not wait, and what he hides
 * stays before the eyes of all auditors and can be shown again. Another one lifts it: what an owner has
 * seen cannot be hidden any more, and no one alone shall hide a read for just as long as somebody looks.
 * Auditors of the department that a case is about have no hand in it.
 */
@Resolver()
export class UnderSealMutations {
  @Internal('READ_WHOLE_RECORD')
  @Mutation(() => AuditEntry, {
    nullable: true,
    description:
      "Hides an entry from the owners of the data for an open case, until its term ends or another auditor lifts it; never an entry of the caller's own action, never for a case of the caller's department (封存记录)",
  })
  async placeUnderSeal(
    @Args(() => UnderSealArgs) { intent, caseId, days }: UnderSealArgs,
    @Ctx() context: AuditContext,
  ): Promise<EntryView> {
    const { sequence, subject } = await entryOf(context, intent);
    const embargo = { intent: sequence, caseId };
    requireTerm(days);
    if (subject === context.access.caller.subject)
      throw twoPersons('Nobody hides what he did himself.');
    await actOfCaller(context, async (transaction, act) => {
      requireOtherDepartment(act, await requireOpen(transaction, caseId));
      const until = new Date(act.now.getTime() + days * DAY_MS);
      const { subject: by } = act.by;
      const isPlaced = await placeEmbargo(transaction, embargo, {
        subject: by,
        at: act.now,
        until,
      });
      if (!isPlaced) throw refused(embargo, 'is, or was, under seal for this case');
      return { event: eventOf(act.by, 'RECORD_ENTRY_HIDDEN', { ...embargo, until }) };
    });
    return entryView(await entryOf(context, intent));
  }

  @Internal('READ_WHOLE_RECORD')
  @Mutation(() => AuditEntry, {
    nullable: true,
    description:
      'Gives an entry that is under seal for an open case another term, from now on; what has ended is not hidden again (延长封存)',
  })
  async renewSeal(
    @Args(() => UnderSealArgs) { intent, caseId, days }: UnderSealArgs,
    @Ctx() context: AuditContext,
  ): Promise<EntryView> {
    const { sequence } = await entryOf(context, intent);
    const embargo = { intent: sequence, caseId };
    requireTerm(days);
    await actOfCaller(context, async (transaction, act) => {
      requireOtherDepartment(act, await requireOpen(transaction, caseId));
      const until = new Date(act.now.getTime() + days * DAY_MS);
      const isRenewed = await renewEmbargo(transaction, embargo, { at: act.now, until });
      if (!isRenewed) throw refused(embargo, 'is not under seal for this case');
      return { event: eventOf(act.by, 'RECORD_ENTRY_HIDDEN_ON', { ...embargo, until }) };
    });
    return entryView(await entryOf(context, intent));
  }

  @Internal('READ_WHOLE_RECORD')
  @Mutation(() => AuditEntry, {
    nullable: true,
    description:
      'Shows an entry to the owners of the data again, unless another case hides it; by another auditor than the one who placed it under seal, and of another department than the case is about (解除封存)',
  })
  async liftSeal(
    @Arg('intent', () => ID, INTENT) intent: string,
    @LongestText(100) @Arg('caseId', () => String, CASE) caseId: string,
    @Ctx() context: AuditContext,
  ): Promise<EntryView> {
    const { sequence } = await entryOf(context, intent);
    const embargo = { intent: sequence, caseId };
    await actOfCaller(context, async (transaction, act) => {
      await requireNoHandIn(context, act, caseId);
      const { subject } = act.by;
      const isLifted = await liftEmbargo(transaction, embargo, { subject, at: act.now });
      if (!isLifted) throw await whyNotLifted(context, embargo);
      return { event: eventOf(act.by, 'RECORD_ENTRY_SHOWN', embargo) };
    });
    return entryView(await entryOf(context, intent));
  }
}

@Resolver()
export class UnderSealQueries {
  @Internal('READ_OWN_RECORD')
  @Query(() => UnderSeal, {
    nullable: true,
    description:
      "How many entries about data of the caller's department are hidden from it by investigations, and until when at the longest; never which (封存条数)",
  })
  async auditEntryUnderSeal(@Ctx() { load, access }: AuditContext): Promise<UnderSeal> {
    return load.audit.underSealOf(departmentOf(access.caller) ?? ''); // No department has an empty id.
  }
}

/** Of a case that was closed, and of one from before cases were named, the seal is lifted too. */
async function requireNoHandIn({ load }: AuditContext, act: Act, id: string): Promise<void> {
  const found = await load.audit.cases.byId({ assignee: null }, id);
  if (found) requireOtherDepartment(act, { department: found.departmentId });
}

function requireTerm(days: number): void {
  if (days >= 1 && days <= LONGEST_TERM) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `days is 1 to ${String(LONGEST_TERM)}, but got: ${String(days)}.`,
  );
}

/** The operation at this place of the audit log; throws BAD_USER_INPUT if there is none. */
async function entryOf({ load }: AuditContext, place: string): Promise<AuditRow> {
  const sequence = /^[1-9]\d{0,14}$/.test(place) ? Number(place) : 0;
  const row = await load.audit.record.entry(sequence);
  if (row && row.kind !== 'EVENT') return row;
  throw new RiverGateError('BAD_USER_INPUT', `No operation is in the audit log at "${place}".`);
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

function twoPersons(message: string): RiverGateError {
  return new RiverGateError('TWO_PERSONS_NEEDED', message);
}

function refused({ intent, caseId }: Embargo, why: string): RiverGateError {
  return new RiverGateError(
    'TRANSITION_REFUSED',
    `Entry ${String(intent)} ${why} ("${caseId.slice(0, 100)}").`,
  );
}

function eventOf(
  { subject }: Act['by'],
  event: string,
  { intent, caseId, until }: Embargo & { readonly until?: Date },
) {
  const facts = { intent, case: caseId, ...(until ? { until: until.toISOString() } : {}) };
  return { event, subject, facts };
}
