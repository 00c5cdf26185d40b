import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Role } from '../../../shared/identity/roles';
import type { SignInFactor } from '../../../shared/identity/enrolment-half';
import { Internal } from '../../../shared/sharing/in-dataset';
import { registerAccount } from './register-account';
import { resetFactor, type FactorToReset } from './reset-factor.store';
import { Account, NewAccountInput } from './account.type';
import { AccountToEnrol } from './enrolment/credentials.type';
import { collectHalf } from './enrolment/collect-half.store';
import { SignInFactorEnum } from './enrolment/enrolment.type';
import { actOfCaller } from '../acts/act-of-caller';
import type { AccountsContext } from './accounts-context';
import type { AccountRow } from './members/member-row';
import { requireSeen } from './members/member-scope';
import { assignRole } from './members/assign-role.store';
import { removeRole } from './members/remove-role.store';
import { AssignedRoleInput, RoleEnum } from './members/role.type';

const ACCOUNT = { description: 'The account (账号)' };

@Resolver()
export class AccountMutations {
  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => AccountToEnrol, {
    nullable: true,
    description:
      'Registers an account, which is dormant until two stewards of the department confirm it. Returns one half of the enrolment code, once; a steward of the department collects the other (注册账号)',
  })
  async registerAccount(
    @Arg('account', () => NewAccountInput, { description: 'The account (账号)' })
    account: NewAccountInput,
    @Ctx() context: AccountsContext,
  ) {
    const { issued } = await actOfCaller(context, (transaction, act) =>
      registerAccount(transaction, account, act),
    );
    return { account: await accountOf(context, account.id), enrolment: issued };
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Account, {
    nullable: true,
    description:
      'Assigns a role to a person. The sessions and tokens of the person are void at once, and the account is dormant until two stewards confirm its present state (授予岗位)',
  })
  async assignRole(
    @Arg('account', () => ID, { description: 'The account (账号)' }) account: string,
    @Arg('post', () => AssignedRoleInput, { description: 'The role (岗位)' })
    post: AssignedRoleInput,
    @Ctx() context: AccountsContext,
  ): Promise<AccountRow | undefined> {
    await requireSeen(context, { kind: 'ACCOUNT', id: account });
    await actOfCaller(context, async (transaction, act) => ({
      event: await assignRole(transaction, { ...post, account }, act),
    }));
    return accountOf(context, account);
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Account, {
    nullable: true,
    description:
      'Removes a role from a person, at once. The account is dormant until two stewards confirm its present state (免去岗位)',
  })
  async removeRole(
    @Arg('account', () => ID, { description: 'The account (账号)' }) account: string,
    @Arg('post', () => RoleEnum, { description: 'The role (岗位)' }) post: Role,
    @Ctx() context: AccountsContext,
  ): Promise<AccountRow | undefined> {
    await requireSeen(context, { kind: 'ACCOUNT', id: account });
    await actOfCaller(context, async (transaction, act) => ({
      event: await removeRole(transaction, { account, post }, act),
    }));
    return accountOf(context, account);
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => AccountToEnrol, {
    nullable: true,
    description:
      "Voids a person's password and sessions, and starts an enrolment for the missing credentials. Returns one half of the code, once; a steward of the department collects the other. The device for one-time codes remains and is required at the enrolment (重置口令)",
  })
  resetAccountPassword(
    @Arg('account', () => ID, ACCOUNT) account: string,
    @Ctx() context: AccountsContext,
  ) {
    return reset(context, { account, factor: 'PASSWORD' });
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => AccountToEnrol, {
    nullable: true,
    description:
      "Voids a person's secret of one-time codes and sessions, and starts an enrolment for the missing credentials. Returns one half of the code, once; a steward of the department collects the other. The password remains and is required at the enrolment (重置动态口令)",
  })
  resetAccountTotp(
    @Arg('account', () => ID, ACCOUNT) account: string,
    @Ctx() context: AccountsContext,
  ) {
    return reset(context, { account, factor: 'SECOND_FACTOR' });
  }

  @Internal('CONFIRM_ACCOUNTS', 'STAND_IN_FOR_STEWARDS')
  @Mutation(() => AccountToEnrol, {
    nullable: true,
    description:
      "Collects the other half of an enrolment code, once, for a person of the caller's department. Neither the person nor the account that started the enrolment may collect it. An exchange operator may where the department has no other steward (领取登记码的另一半)",
  })
  async collectEnrolmentHalf(
    @Arg('account', () => ID, ACCOUNT) account: string,
    @Arg('factors', () => [SignInFactorEnum], {
      description:
        'Credentials that the steward knows were reset; any other list is refused (待设置的凭据)',
    })
    factors: SignInFactor[],
    @Ctx() context: AccountsContext,
  ) {
    await requireSeen(context, { kind: 'ACCOUNT', id: account });
    const { issued } = await actOfCaller(context, (transaction, act) =>
      collectHalf(transaction, { account, factors }, act),
    );
    return { account: await accountOf(context, account), enrolment: issued };
  }
}

async function reset(context: AccountsContext, factor: FactorToReset) {
  await requireSeen(context, { kind: 'ACCOUNT', id: factor.account });
  const { issued } = await actOfCaller(context, (transaction, act) =>
    resetFactor(transaction, factor, act),
  );
  return { account: await accountOf(context, factor.account), enrolment: issued };
}

/** Returns the account after a command. */
function accountOf({ load }: AccountsContext, id: string): Promise<AccountRow | undefined> {
  return load.accounts.members.account(id);
}
