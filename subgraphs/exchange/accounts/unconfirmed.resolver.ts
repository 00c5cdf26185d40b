import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { pageRequest } from '../../../shared/graphql/connection';
import { departmentOf } from '../../../shared/identity/caller';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { AccountsContext } from './accounts-context';
import type { AccountRow, ClientRow } from './members/member-row';
import { UnconfirmedMembers } from './members/member.type';
import { registeredView, type OrganisationView } from './organisations/organisation-view';

/** Resolver of the members that await confirmation by a steward. */
interface UnconfirmedView {
  readonly accounts: ReadonlyArray<AccountRow>;
  readonly clients: ReadonlyArray<ClientRow>;
  readonly organisations: ReadonlyArray<OrganisationView>;
  readonly secrets: ReadonlyArray<ClientRow>;
}

@Resolver()
export class UnconfirmedQueries {
  @Internal('CONFIRM_ACCOUNTS')
  @Query(() => UnconfirmedMembers, {
    nullable: true,
    description:
      "Members of the caller's department that await confirmation by the calling steward, without those that the steward registered or has confirmed, and without the steward's own account (待我确认)",
  })
  async unconfirmedMembers(
    @Arg('first', () => Int, {
      defaultValue: 100,
      description: 'Most members of each kind, oldest first (每类条数)',
    })
    first: number,
    @Ctx() { load, access: { caller } }: AccountsContext,
  ): Promise<UnconfirmedView | null> {
    const department = departmentOf(caller);
    if (department === null) return null;
    const steward = { subject: caller.subject, department };
    const { first: limit } = pageRequest(first, null);
    const { organisations, ...rest } = await load.accounts.members.waitingFor(steward, limit);
    return { ...rest, organisations: organisations.map(registeredView) };
  }
}
