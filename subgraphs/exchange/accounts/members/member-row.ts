import type { RowOf } from '../../../../shared/data/statement';
import type { MemberState } from './member-key';
import type { MemberRowOf } from './member-statements';
import type { ACCOUNTS, CLIENTS, ORGANISATIONS, ROLES } from './registered-members';

/** An account, without credentials. */
export type AccountRow = MemberRowOf<typeof ACCOUNTS>;

/** A client, without its secrets. */
export type ClientRow = MemberRowOf<typeof CLIENTS>;

/** A partner or an enterprise. */
export type OrganisationRow = MemberRowOf<typeof ORGANISATIONS>;

/** Columns that accounts, clients and organisations have in common. */
export type MemberRow = Pick<
  AccountRow,
  keyof AccountRow & keyof ClientRow & keyof OrganisationRow
>;

/** How an account, a client or an organisation was registered and confirmed. */
export type RegistrationRow = Omit<MemberRow, 'id' | 'nameZh' | 'departmentId'>;

/**
 * A role that a person or a machine holds, with the rows that it covers; a machine gets its role at
 * registration.
 */
export type HeldRoleRow = Pick<RowOf<typeof ROLES>, 'post' | 'districts' | 'sources'> & {
  readonly givenAt: string | null;
  readonly givenBy: string | null;
};

/**
 * The members that a caller sees: those of one department and of the organisations that it
 * sponsors; null: all.
 */
export interface MemberScope {
  readonly department: string | null;
}

/** Filters of members; absent or null: no filter. */
export interface MemberCriteria {
  readonly department?: string | null;
  readonly organisation?: string | null;
  readonly post?: string | null;
  readonly state?: MemberState | null;
}

/** Members that await confirmation by a steward, oldest first. */
export interface WaitingRows {
  readonly accounts: ReadonlyArray<AccountRow>;
  readonly clients: ReadonlyArray<ClientRow>;
  readonly organisations: ReadonlyArray<OrganisationRow>;
  /** Clients whose next secret awaits confirmation. */
  readonly secrets: ReadonlyArray<ClientRow>;
}
