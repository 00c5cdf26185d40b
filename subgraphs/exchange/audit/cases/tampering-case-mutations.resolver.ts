import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { actOfCaller } from '../../acts/act-of-caller';
import { caseScope } from './case-scope';
import type { AuditContext } from '../audit-context';
import { assignCase } from './assign-case.store';
import { closeCase } from './close-case.store';
import { openCase } from './open-case.store';
import { unassignCase } from './unassign-case.store';
import type { TamperingCaseRow } from './tampering-case-row';
import { NewTamperingCaseInput, TamperingCase } from './tampering-case.type';

const CASE = { description: 'Id of the case (案件标识)' };
const ACCOUNT = { description: 'Account of a person of supervision in office (监察人员账号)' };

@Resolver()
export class TamperingCaseMutations {
  @Internal('ASSIGN_CASES')
  @Mutation(() => TamperingCase, {
    nullable: true,
    description: 'Opens a case about the data of a station; assigned to nobody yet (立案)',
  })
  async openCase(
    @Arg('case', () => NewTamperingCaseInput, { description: 'The case (案件)' })
    opened: NewTamperingCaseInput,
    @Ctx() context: AuditContext,
  ): Promise<TamperingCaseRow | undefined> {
    return caseOf(context, await openCase(context, opened));
  }

  @Internal('ASSIGN_CASES')
  @Mutation(() => TamperingCase, {
    nullable: true,
    description:
      'Assigns an open case to a person of supervision in office, who sees the revisions of its data from then on (指派)',
  })
  async assignCase(
    @Arg('id', () => ID, CASE) caseId: string,
    @Arg('account', () => ID, ACCOUNT) account: string,
    @Ctx() context: AuditContext,
  ): Promise<TamperingCaseRow | undefined> {
    await actOfCaller(context, async (transaction, act) => ({
      event: await assignCase(transaction, { caseId, account }, act),
    }));
    return caseOf(context, caseId);
  }

  @Internal('ASSIGN_CASES')
  @Mutation(() => TamperingCase, {
    nullable: true,
    description: 'Withdraws an open case from a person, who no longer sees it (取消指派)',
  })
  async unassignCase(
    @Arg('id', () => ID, CASE) caseId: string,
    @Arg('account', () => ID, ACCOUNT) account: string,
    @Ctx() context: AuditContext,
  ): Promise<TamperingCaseRow | undefined> {
    await actOfCaller(context, async (transaction, act) => ({
      event: await unassignCase(transaction, { caseId, account }, act),
    }));
    return caseOf(context, caseId);
  }

  @Internal('ASSIGN_CASES')
  @Mutation(() => TamperingCase, {
    nullable: true,
    description: 'Closes a case, permanently: nobody sees revisions because of it any more (结案)',
  })
  async closeCase(
    @Arg('id', () => ID, CASE) caseId: string,
    @Ctx() context: AuditContext,
  ): Promise<TamperingCaseRow | undefined> {
    await actOfCaller(context, async (transaction, act) => ({
      event: await closeCase(transaction, caseId, act),
    }));
    return caseOf(context, caseId);
  }
}

function caseOf({ load, access }: AuditContext, id: string): Promise<TamperingCaseRow | undefined> {
  return load.audit.cases.byId(caseScope(access), id);
}
