import type { SignInFactor } from '../../../../shared/identity/enrolment-half';
import type { OrganisationKind, Role } from '../../../../shared/identity/roles';

/** How far a member has come into use. */
export type MemberState = 'DORMANT' | 'CONFIRMED_ONCE' | 'CONFIRMED' | 'LOCKED';

/** How an account, a client or an organisation was registered and confirmed. */
export interface RegistrationRow {
  readonly state: MemberState;
  readonly registeredAt: string;
  readonly registeredBy: string;
  /** The first steward who confirmed it; null before, and where a document did. */
  readonly confirmedBy1: string | null;
  readonly confirmedBy2: string | null;
  readonly foundingDocument: string | null;
  readonly confirmedAt: string | null;
  readonly lockedAt: string | null;
  readonly isDemonstration: boolean;
  /** How many changes it has seen; the person who confirms it names the one that was read. */
  readonly version: number;
}

/** What accounts, clients and organisations have in common. */
export interface MemberRow extends RegistrationRow {
  readonly id: string;
  readonly nameZh: string;
  /** Department whose stewards confirm it. */
  readonly departmentId: string;
}

/** An account or a client, and where it belongs. */
interface BelongingRow extends MemberRow {
  readonly organisationKind: OrganisationKind;
  readonly organisationId: string;
  readonly outsideIssuer: string | null;
}

/** An account, without what its person signs in with. */
export interface AccountRow extends BelongingRow {
  readonly hasPassword: boolean;
  readonly isPasswordInitial: boolean;
  readonly hasSecondFactor: boolean;
}

/** An enrolment that is in progress. */
export interface EnrolmentRow {
  readonly factors: ReadonlyArray<SignInFactor>;
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly collectedBy: string | null;
  readonly collectedAt: string | null;
}

/** What was done to a member: `PASSWORD_RESET`, `POST_GIVEN`, … */
export interface MemberChangeRow {
  readonly change: string;
  /** Which post, which outside identity; null if there is nothing to add. */
  readonly detail: string | null;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** A client, without its secrets. */
export interface ClientRow extends BelongingRow {
  readonly post: Role;
  readonly districts: ReadonlyArray<string> | null;
  readonly sources: ReadonlyArray<string> | null;
  readonly hasSecret: boolean;
  readonly hasOlderSecret: boolean;
  readonly isSecretWaiting: boolean;
  readonly secretConfirmedBy: string | null;
}

/** A partner or an enterprise. */
export interface OrganisationRow extends MemberRow {
  readonly kind: Exclude<OrganisationKind, 'DEPARTMENT'>;
  readonly nameEn: string | null;
}

/** A role that a person holds, with the rows that it is for. */
export interface HeldRoleRow {
  readonly post: Role;
  readonly districts: ReadonlyArray<string> | null;
  readonly sources: ReadonlyArray<string> | null;
  readonly givenAt: string | null;
  readonly givenBy: string | null;
}

/** Whose members are seen: those of one department and of whom it sponsors; null: all. */
export interface MemberScope {
  readonly department: string | null;
}

/** What narrows members; absent or null: not at all. */
export interface MemberCriteria {
  readonly department?: string | null;
  readonly organisation?: string | null;
  readonly post?: string | null;
  readonly state?: MemberState | null;
}

/** Who waits for a steward to confirm, oldest first. */
export interface WaitingRows {
  readonly accounts: ReadonlyArray<AccountRow>;
  readonly clients: ReadonlyArray<ClientRow>;
  readonly organisations: ReadonlyArray<OrganisationRow>;
  /** Clients whose next secret waits. */
  readonly secrets: ReadonlyArray<ClientRow>;
}
