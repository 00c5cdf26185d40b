import { Department } from '../../mandate-entities.type';
import { departmentKey, type IdKey } from '../../mandate-keys';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { pageRequest, type Page } from '../../../../shared/graphql/connection';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { ListSize } from '../../../../shared/graphql/list-size';
import { MemberArgs } from '../account.type';
import { Client, ClientConnection } from './client.type';
import type { AccountsContext } from '../accounts-context';
import { MemberChange } from '../enrolment/enrolment.type';
import type { MemberChangeRow } from '../members/member-history.loader';
import type { ClientRow, HeldRoleRow } from '../members/member-row';
import { memberScope } from '../members/member-scope';
import { Organisation } from '../organisations/organisation.type';
import { organisationView, type OrganisationView } from '../organisations/organisation-view';
import { HeldRole } from '../members/role.type';
import { Registration } from '../registration.type';
import { registrationView } from '../registration-view';

@Resolver(() => Client)
export class ClientResolver {
  @Internal(
    'MANAGE_ACCOUNTS',
    'CONFIRM_ACCOUNTS',
    'MAKE_CLIENT_SECRETS',
    'STAND_IN_FOR_STEWARDS',
    'READ_WHOLE_RECORD',
  )
  @Query(() => ClientConnection, {
    nullable: true,
    description:
      'Clients, by id. Administrators, stewards and developers see those of their department; exchange operators, record auditors and administrators of the bureau that operates the hub see all (客户端列表)',
  })
  clients(
    @Args(() => MemberArgs) { first, after, filter }: MemberArgs,
    @Ctx() { load, access }: AccountsContext,
  ): Promise<Page<ClientRow>> {
    const scope = memberScope(access);
    return load.accounts.members.clients({
      scope,
      filter: filter ?? {},
      page: pageRequest(first, after),
    });
  }

  @FieldResolver(() => Organisation, {
    description: 'Organisation that runs the machine (所属单位)',
  })
  organisation(
    @Root() { organisationKind: kind, organisationId: id }: ClientRow,
    @Ctx() context: AccountsContext,
  ): Promise<OrganisationView> {
    return organisationView(context, { kind, id });
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department whose stewards confirm it (责任部门)',
  })
  department(@Root() { departmentId }: ClientRow): IdKey | undefined {
    return departmentKey(departmentId);
  }

  @FieldResolver(() => HeldRole, { description: 'The role of the machine (岗位)' })
  post(@Root() { post, districts, sources }: ClientRow): HeldRoleRow {
    return { post, districts, sources, givenAt: null, givenBy: null };
  }

  @ListSize(20)
  @FieldResolver(() => [MemberChange], {
    description: 'Changes of the client, newest first, at most 20 (变更记录)',
  })
  changes(
    @Root() { id }: ClientRow,
    @Ctx() { load }: AccountsContext,
  ): Promise<ReadonlyArray<MemberChangeRow>> {
    return load.accounts.members.changesOf('CLIENT', id);
  }

  @FieldResolver(() => Registration, { description: 'How it was registered (注册情况)' })
  registration(@Root() row: ClientRow): Registration {
    return registrationView(row);
  }
}
