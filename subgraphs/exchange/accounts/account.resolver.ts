import { Department } from '../mandate-entities.type';
import { departmentKey, type IdKey } from '../mandate-keys';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { pageRequest, type Page } from '../../../shared/graphql/connection';
import { Internal } from '../../../shared/sharing/in-dataset';
import { Account, AccountConnection, MemberArgs } from './account.type';
import type { AccountsContext } from './accounts-context';
import { Enrolment, MemberChange } from './enrolment/enrolment.type';
import type { EnrolmentRow, MemberChangeRow } from './members/member-history.loader';
import type { AccountRow, HeldRoleRow } from './members/member-row';
import { memberScope } from './members/member-scope';
import { Organisation } from './organisations/organisation.type';
import { organisationView, type OrganisationView } from './organisations/organisation-view';
import { HeldRole } from './members/role.type';
import { Registration } from './registration.type';
import { registrationView } from './registration-view';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver(() => Account)
export class AccountResolver {
  @Internal('MANAGE_ACCOUNTS', 'CONFIRM_ACCOUNTS', 'STAND_IN_FOR_STEWARDS', 'READ_WHOLE_RECORD')
  @Query(() => AccountConnection, {
    nullable: true,
    description:
      'Accounts, by id. Administrators and stewards see those of their department; exchange operators, record auditors and administrators of the bureau that operates the hub see all (账号列表)',
  })
  accounts(
    @Args(() => MemberArgs) { first, after, filter }: MemberArgs,
    @Ctx() { load, access }: AccountsContext,
  ): Promise<Page<AccountRow>> {
    const scope = memberScope(access);
    return load.accounts.members.accounts({
      scope,
      filter: filter ?? {},
      page: pageRequest(first, after),
    });
  }

  @FieldResolver(() => Organisation, { description: 'Organisation of the person (所属单位)' })
  organisation(
    @Root() { organisationKind: kind, organisationId: id }: AccountRow,
    @Ctx() context: AccountsContext,
  ): Promise<OrganisationView> {
    return organisationView(context, { kind, id });
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department whose stewards confirm it (责任部门)',
  })
  department(@Root() { departmentId }: AccountRow): IdKey | undefined {
    return departmentKey(departmentId);
  }

  @ListSize(5)
  @FieldResolver(() => [HeldRole], { description: 'Roles that the person holds (岗位)' })
  posts(
    @Root() { id }: AccountRow,
    @Ctx() { load }: AccountsContext,
  ): Promise<ReadonlyArray<HeldRoleRow>> {
    return load.accounts.members.rolesOf(id);
  }

  @FieldResolver(() => Enrolment, {
    nullable: true,
    description:
      'The enrolment in progress, with the credentials that were reset, the time and the account that reset them; null: none (凭据登记)',
  })
  enrolment(
    @Root() { id }: AccountRow,
    @Ctx() { load }: AccountsContext,
  ): Promise<EnrolmentRow | undefined> {
    return load.accounts.members.enrolmentOf(id);
  }

  @ListSize(20)
  @FieldResolver(() => [MemberChange], {
    description: 'Changes of the account, newest first, at most 20 (变更记录)',
  })
  changes(
    @Root() { id }: AccountRow,
    @Ctx() { load }: AccountsContext,
  ): Promise<ReadonlyArray<MemberChangeRow>> {
    return load.accounts.members.changesOf('ACCOUNT', id);
  }

  @FieldResolver(() => Registration, { description: 'How it was registered (注册情况)' })
  registration(@Root() row: AccountRow): Registration {
    return registrationView(row);
  }
}
