import { Department } from '../../mandate-entities.type';
import { departmentKey, type IdKey } from '../../mandate-keys';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mappedPage, pageRequest, type Page } from '../../../../shared/graphql/connection';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { AccountsContext } from '../accounts-context';
import { memberScope } from '../members/member-scope';
import { Organisation, OrganisationArgs, OrganisationConnection } from './organisation.type';
import { registeredView, type OrganisationView } from './organisation-view';
import { Registration } from '../registration.type';
import { registrationView } from '../registration-view';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Internal('MANAGE_ACCOUNTS', 'CONFIRM_ACCOUNTS', 'STAND_IN_FOR_STEWARDS', 'READ_WHOLE_RECORD')
  @Query(() => OrganisationConnection, {
    nullable: true,
    description:
      'Organisations outside government, by id. Administrators and stewards see those that their department is responsible for; exchange operators, record auditors and administrators of the bureau that operates the hub see all (单位列表)',
  })
  async organisations(
    @Args(() => OrganisationArgs) { first, after, filter }: OrganisationArgs,
    @Ctx() { load, access }: AccountsContext,
  ): Promise<Page<OrganisationView>> {
    const page = await load.accounts.members.organisations({
      scope: memberScope(access),
      filter: filter ?? {},
      page: pageRequest(first, after),
    });
    return mappedPage(page, registeredView);
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description:
      'The department itself, or the department responsible for the organisation (归口部门)',
  })
  department(@Root() { departmentId }: OrganisationView): IdKey | undefined {
    return departmentKey(departmentId);
  }

  @FieldResolver(() => Registration, {
    nullable: true,
    description:
      'How it was registered; null for a department, which the mandate defines (注册情况)',
  })
  registration(@Root() { registration }: OrganisationView): Registration | null {
    return registration && registrationView(registration);
  }
}
