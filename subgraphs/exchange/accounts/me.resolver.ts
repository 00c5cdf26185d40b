import { Ctx, Query, Resolver } from 'type-graphql';
import type { Caller } from '../../../shared/identity/caller';
import { Internal } from '../../../shared/sharing/in-dataset';
import type { AccountsContext } from './accounts-context';
import { Me } from './me.type';
import type { AccountRow, ClientRow, HeldRoleRow } from './members/member-row';
import { organisationView, type OrganisationView } from './organisations/organisation-view';

/** Resolver of `me`, the caller. */
interface MeView {
  readonly subject: string;
  readonly organisation: OrganisationView | null;
  readonly posts: ReadonlyArray<HeldRoleRow>;
  readonly districts: ReadonlyArray<string> | null;
  readonly sources: ReadonlyArray<string> | null;
  readonly purpose: string | null;
  readonly account: AccountRow | null;
  readonly client: ClientRow | null;
}

@Resolver()
export class MeQueries {
  @Internal('SEE_SELF')
  @Query(() => Me, {
    nullable: true,
    description: 'The caller, as the hub has identified it; null for the public (当前用户)',
  })
  async me(@Ctx() context: AccountsContext): Promise<MeView | null> {
    const { caller } = context.access;
    if (caller.kind === 'NOBODY') return null;
    const { members } = context.load.accounts;
    const { subject, organisation, districts, sources, purpose } = caller;
    return {
      subject,
      organisation: organisation && (await organisationView(context, organisation)),
      posts: await rolesOf(context, caller),
      districts,
      sources,
      purpose,
      account: caller.kind === 'PERSON' ? ((await members.account(subject)) ?? null) : null,
      client: caller.kind === 'MACHINE' ? ((await members.client(subject)) ?? null) : null,
    };
  }
}

/**
 * Returns the roles of this request, each with its assignment. A role that was removed meanwhile
 * has no assignment any more.
 */
async function rolesOf(
  { load }: AccountsContext,
  { subject, kind, roles, districts, sources }: Caller,
): Promise<ReadonlyArray<HeldRoleRow>> {
  const held = kind === 'PERSON' ? await load.accounts.members.rolesOf(subject) : [];
  const ungiven = { districts, sources, givenAt: null, givenBy: null };
  return roles.map((post) => held.find((one) => one.post === post) ?? { post, ...ungiven });
}
