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

const KIND = { description: 'Which of them (类别)' };
const ID_OF = { description: 'Its id (标识)' };

@Resolver()
export class MemberMutations {
  @Internal('MANAGE_ACCOUNTS')
  @Mutation(() => Organisation, {
    nullable: true,
    description:
      'Registers an organisation outside government; dormant, and with it all its members, until two stewards of the department that answers for it confirm it (注册单位)',
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
      "Confirms for the caller's department; it is in use after the second of two stewards. Not by the person who registered it, nor by itself. An exchange operator stands in if the department has too few other stewards (确认启用)",
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
      'Takes it out of use at once; what was issued to it, or to its members, is void (锁定)',
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
    description: 'Takes it back into use; what was issued before stays void (解锁)',
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
      'Voids every session and token that was issued to it, or to its members, until now (吊销全部凭证)',
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
      "Links an account or client of the caller's department with who it is at an outside issuer; dormant until another steward confirms it, too. No administrator does (关联外部身份)",
  })
  linkOutsideIdentity(
    @Args(() => LinkArgs) { kind, id, outside }: LinkArgs,
    @Ctx() context: AccountsContext,
  ): Promise<MemberView> {
    return acted(context, { ...outside, kind, id }, linkOutside);
  }
}

/** Performs an action on a member whom the caller sees; returns the member afterwards. */
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
