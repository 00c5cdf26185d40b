import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Transaction } from '../../../../shared/data/database';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { Act, AccountEvent } from '../../acts/act';
import { actOfCaller } from '../../acts/act-of-caller';
import type { AccountsContext } from '../accounts-context';
import type { MemberKey } from './member-key';
import { confirmMember } from './confirm-member.store';
import { revokeAll } from './revoke-member.store';
import { setLocked } from './lock-member.store';
import { ConfirmArgs, LinkArgs, Member, MemberKindEnum } from './member.type';
import { requireSeen } from './member-scope';
import { memberView, type MemberView } from './member-view';
import { registerOrganisation } from '../organisations/register-organisation.store';
import { NewOrganisationInput, Organisation } from '../organisations/organisation.type';
import { organisationView, type OrganisationView } from '../organisations/organisation-view';
import { linkOutside } from '../link-outside.store';

type Kind = MemberKey['kind'];

const KIND = { description: 'Kind of the member (类别)' };
const ID_OF = { description: 'Id of the member (标识)' };

@Resolver()
export class MemberMutations {
  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Organisation, {
    nullable: true,
    description:
      'Registers an organisation outside government. It and all its members are dormant until two stewards of the responsible department confirm it (注册单位)',
  })
  async registerOrganisation(
    @Arg('organisation', () => NewOrganisationInput, { description: 'The organisation (单位)' })
    { nameEn = null, ...organisation }: NewOrganisationInput,
    @Ctx() context: AccountsContext,
  ): Promise<OrganisationView> {
    await actOfCaller(context, async (transaction, act) => ({
      event: await registerOrganisation(transaction, { ...organisation, nameEn }, act),
    }));
    return organisationView(context, organisation);
  }

  @Internal('CONFIRM_ACCOUNTS', 'STAND_IN_FOR_STEWARDS')
  @Mutation(() => Member, {
    nullable: true,
    description:
      "Confirms a member for the caller's department; it is in use after the second of two stewards. Neither the person who registered it nor the member itself may confirm it. An exchange operator may if the department has too few other stewards (确认启用)",
  })
  confirmMember(
    @Args(() => ConfirmArgs) { kind, id, version }: ConfirmArgs,
    @Ctx() context: AccountsContext,
  ): Promise<MemberView> {
    return acted(context, { kind, id, version }, confirmMember);
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Member, {
    nullable: true,
    description:
      'Locks a member at once; sessions and tokens issued to it, or to its own members, are void (锁定)',
  })
  lockMember(
    @Arg('kind', () => MemberKindEnum, KIND) kind: Kind,
    @Arg('id', () => ID, ID_OF) id: string,
    @Ctx() context: AccountsContext,
  ): Promise<MemberView> {
    return acted(context, { kind, id, isLocked: true }, setLocked);
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Member, {
    nullable: true,
    description: 'Unlocks a member; sessions and tokens issued before remain void (解锁)',
  })
  unlockMember(
    @Arg('kind', () => MemberKindEnum, KIND) kind: Kind,
    @Arg('id', () => ID, ID_OF) id: string,
    @Ctx() context: AccountsContext,
  ): Promise<MemberView> {
    return acted(context, { kind, id, isLocked: false }, setLocked);
  }

  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Member, {
    nullable: true,
    description:
      'Voids every session and token that was issued to a member, or to its own members, until now (吊销全部凭证)',
  })
  revokeEverythingOf(
    @Arg('kind', () => MemberKindEnum, KIND) kind: Kind,
    @Arg('id', () => ID, ID_OF) id: string,
    @Ctx() context: AccountsContext,
  ): Promise<MemberView> {
    return acted(context, { kind, id }, revokeAll);
  }

  @Internal('CONFIRM_ACCOUNTS')
  @Mutation(() => Member, {
    nullable: true,
    description:
      "Links an account or client of the caller's department with its identity at an outside issuer. It is dormant until another steward confirms it, too. Administrators cannot link (关联外部身份)",
  })
  linkOutsideIdentity(
    @Args(() => LinkArgs) { kind, id, outside }: LinkArgs,
    @Ctx() context: AccountsContext,
  ): Promise<MemberView> {
    return acted(context, { ...outside, kind, id }, linkOutside);
  }
}

/** Runs a command on a member that the caller may see; returns the member after the command. */
async function acted<Key extends MemberKey>(
  context: AccountsContext,
  key: Key,
  work: (transaction: Transaction, key: Key, act: Act) => Promise<AccountEvent>,
): Promise<MemberView> {
  await requireSeen(context, key);
  await actOfCaller(context, async (transaction, act) => ({
    event: await work(transaction, key, act),
  }));
  return memberView(context, key);
}
