import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Post } from '../../../shared/identity/posts';
import { totpAddress } from '../../../shared/identity/totp';
import { Internal } from '../../../shared/sharing/in-dataset';
import { registerAccount, resetPassword, resetTotp } from './account.loader';
import { Account, NewAccountInput } from './account.type';
import { RegisteredAccount, ResetPassword, ResetTotp } from './credentials.type';
import { actOfCaller } from '../act-of-caller';
import type { DirectoryContext } from '../directory-loaders';
import type { AccountRow } from './member-row';
import { demandSeen } from './member-scope';
import { givePost, takePost } from './post.loader';
import { GivenPostInput, PostEnum } from './post.type';

@Resolver()
export class AccountMutations {
  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => RegisteredAccount, {
    nullable: true,
    description:
      'Registers a person; dormant until two stewards of the department confirm it. What the person signs in with is told in this answer alone (注册账号)',
  })
  async registerAccount(
    @Arg('account', () => NewAccountInput, { description: 'The account (账号)' })
    { outside = null, ...account }: NewAccountInput,
    @Ctx() context: DirectoryContext,
  ) {
    const { credentials } = await actOfCaller(context, (transaction, act) =>
      registerAccount(transaction, { ...account, outside }, act),
    );
    const told = credentials && {
      ...credentials,
      totpAddress: totpAddress(credentials.totpSecret, account.id),
    };
    return { account: await accountOf(context, account.id), credentials: told };
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Account, {
    nullable: true,
    description:
      'Gives a person a post. What was issued to the person is void at once, and the account dormant until two stewards confirm it as it is now (授予岗位)',
  })
  async givePost(
    @Arg('account', () => ID, { description: 'The account (账号)' }) account: string,
    @Arg('post', () => GivenPostInput, { description: 'The post (岗位)' }) post: GivenPostInput,
    @Ctx() context: DirectoryContext,
  ): Promise<AccountRow | undefined> {
    await demandSeen(context, { kind: 'ACCOUNT', id: account });
    await actOfCaller(context, async (transaction, act) => ({
      event: await givePost(transaction, { ...post, account }, act),
    }));
    return accountOf(context, account);
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Account, {
    nullable: true,
    description:
      'Takes a post from a person, at once. What remains is dormant until two stewards confirm it as it is now (免去岗位)',
  })
  async takePost(
    @Arg('account', () => ID, { description: 'The account (账号)' }) account: string,
    @Arg('post', () => PostEnum, { description: 'The post (岗位)' }) post: Post,
    @Ctx() context: DirectoryContext,
  ): Promise<AccountRow | undefined> {
    await demandSeen(context, { kind: 'ACCOUNT', id: account });
    await actOfCaller(context, async (transaction, act) => ({
      event: await takePost(transaction, { account, post }, act),
    }));
    return accountOf(context, account);
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => ResetPassword, {
    nullable: true,
    description:
      'Gives a person a new password, told in this answer alone; dormant until two stewards confirm the account anew, because whoever resets a password knows it (重置口令)',
  })
  async resetAccountPassword(
    @Arg('account', () => ID, { description: 'The account (账号)' }) id: string,
    @Ctx() context: DirectoryContext,
  ) {
    await demandSeen(context, { kind: 'ACCOUNT', id });
    const { password } = await actOfCaller(context, (transaction, act) =>
      resetPassword(transaction, id, act),
    );
    return { account: await accountOf(context, id), password };
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => ResetTotp, {
    nullable: true,
    description:
      'Gives a person a new secret of one-time codes, told in this answer alone; only beside a password of the own choice (重置动态口令)',
  })
  async resetAccountTotp(
    @Arg('account', () => ID, { description: 'The account (账号)' }) id: string,
    @Ctx() context: DirectoryContext,
  ) {
    await demandSeen(context, { kind: 'ACCOUNT', id });
    const { totpSecret } = await actOfCaller(context, (transaction, act) =>
      resetTotp(transaction, id, act),
    );
    const account = await accountOf(context, id);
    return { account, totpSecret, totpAddress: totpAddress(totpSecret, id) };
  }
}

/** The account as it is after an act. */
function accountOf({ load }: DirectoryContext, id: string): Promise<AccountRow | undefined> {
  return load.people.members.account(id);
}
