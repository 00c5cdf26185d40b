import type { Organisation } from '../../../../shared/identity/caller';
import type { OrganisationKind } from '../../../../shared/identity/roles';
import type { AccountsContext } from '../accounts-context';
import type { OrganisationRow, RegistrationRow } from '../members/member-row';

/** An organisation as the graph shows it. */
export interface OrganisationView {
  readonly kind: OrganisationKind;
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  /** The department itself, or the department responsible for the organisation. */
  readonly departmentId: string | null;
  /** Null for a department, which the mandate defines. */
  readonly registration: RegistrationRow | null;
}

/** An organisation by kind and id. */
export async function organisationView(
  { load }: AccountsContext,
  { kind, id }: Organisation,
): Promise<OrganisationView> {
  const unnamed = { kind, id, nameZh: null, nameEn: null, departmentId: null, registration: null };
  if (kind === 'DEPARTMENT') return { ...unnamed, departmentId: id };
  const row = await load.accounts.members.organisation(id);
  return row?.kind === kind ? registeredView(row) : unnamed;
}

/** A registered organisation. */
export function registeredView(row: OrganisationRow): OrganisationView {
  const { kind, id, nameZh, nameEn, departmentId } = row;
  return { kind, id, nameZh, nameEn, departmentId, registration: row };
}
