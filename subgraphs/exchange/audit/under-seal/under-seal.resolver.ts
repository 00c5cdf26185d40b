import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { departmentOf } from '../../../../shared/identity/caller';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { AuditContext } from '../audit-context';
import { AuditEntry } from '../audit.type';
import { entryView, type EntryView } from '../audit-view';
import { liftSeal } from './lift-seal.store';
import { placeUnderSeal } from './place-under-seal.store';
import { renewSeal } from './renew-seal.store';
import { entryOf } from './seal-rules';
import { UnderSeal, UnderSealArgs } from './under-seal.type';

const INTENT = {
  description: 'Place of the entry in the audit log: an operation that read or was refused (序号)',
};

const CASE = { description: 'Id of the open case that hides it (案件标识)' };

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
    await placeUnderSeal(context, { intent, caseId, days });
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
    await renewSeal(context, { intent, caseId, days });
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
    await liftSeal(context, { intent, caseId });
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
