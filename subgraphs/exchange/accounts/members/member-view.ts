import type { AccountsContext } from '../accounts-context';
import type { AccountRow, ClientRow } from './member-row';
import type { MemberKey } from './member-key';
import { registeredView, type OrganisationView } from '../organisations/organisation-view';

/** A member as the graph shows it: exactly one of the three is set. */
export interface MemberView extends MemberKey {
  readonly account: AccountRow | null;
  readonly client: ClientRow | null;
  readonly organisation: OrganisationView | null;
}

/** Returns a member after a command. */
export async function memberView(
  { load }: AccountsContext,
  { kind, id }: MemberKey,
): Promise<MemberView> {
  const members = load.accounts.members;
  const nothing = { kind, id, account: null, client: null, organisation: null };
  if (kind === 'ACCOUNT') return { ...nothing, account: (await members.account(id)) ?? null };
  if (kind === 'CLIENT') return { ...nothing, client: (await members.client(id)) ?? null };
  const row = await members.organisation(id);
  return { ...nothing, organisation: row ? registeredView(row) : null };
}
