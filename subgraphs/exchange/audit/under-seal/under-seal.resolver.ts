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
  description:
    'Sequence number of the entry in the audit log, which must be a read or a refusal (序号)',
};

const CASE = { description: 'Id of the open case for which the entry is hidden (案件标识)' };

/**
 * One auditor places an entry under an embargo, at once, because an investigation cannot wait; all
 * auditors still see the entry, and it can be shown again. Another auditor must lift the embargo:
 * an entry that an owner has seen cannot be hidden again, and nobody alone may hide a read only
 * while someone is looking. Auditors of the department that a case is about may not take part.
 */
@Resolver()
export class UnderSealMutations {
  @Internal('READ_WHOLE_RECORD')
  @Mutation(() => AuditEntry, {
    nullable: true,
    description:
      "Hides an entry from the owners of the data for an open case, until the embargo ends or another auditor lifts it; never an entry of the caller's own operation, never for a case about the caller's department (封存记录)",
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
      'Renews the embargo on an entry for an open case, from now on; an embargo that has ended cannot be renewed (延长封存)',
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
      'Lifts an embargo, so that the owners of the data see the entry again unless another case hides it; only by an auditor who did not place it and whose department the case is not about (解除封存)',
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
      "Number of entries about data of the caller's department that investigations hide from it, and the latest end; never the entries (封存条数)",
  })
  async auditEntryUnderSeal(@Ctx() { load, access }: AuditContext): Promise<UnderSeal> {
    return load.audit.underSealOf(departmentOf(access.caller) ?? ''); // No department has an empty id.
  }
}
