import { roleFacts, type OrganisationKind, type Role } from './roles';

/** A department of the plan, or an organisation outside government. */
export interface Organisation {
  readonly kind: OrganisationKind;
  /** Id of the department (`water`), or of the partner or enterprise as registered. */
  readonly id: string;
}

/** Who asks: what identification made of a request, and all that decisions look at. */
export interface Caller {
  /** Id of the account (person) or client (machine); `public` for the anonymous caller. */
  readonly subject: string;
  readonly kind: 'PERSON' | 'MACHINE' | 'NOBODY';
  /** Null for the anonymous caller. */
  readonly organisation: Organisation | null;
  /** Roles of the caller; assigned by the hub, never by an outside token. */
  readonly roles: ReadonlyArray<Role>;
  /** Codes of the only districts whose rows the caller may read; null: all. */
  readonly districts: ReadonlyArray<string> | null;
  /** Ids of the only pollution sources whose rows the caller may read; null: all. */
  readonly sources: ReadonlyArray<string> | null;
  /** Purpose that the caller chose among those granted to it; null: none chosen. */
  readonly purpose: string | null;
  /**
   * Number of the last revocation of the subject when the token or session that it asks by was issued;
   * 0: none. The database counts them, so no clock says what was issued before a revocation.
   */
  readonly generation: number;
  /**
   * Of each dataset that the question asks and that grants open: ids of the only grants that it may
   * draw on, as the gateway settled it. Absent (of a dataset, too): not settled.
   */
  readonly grants?: Readonly<Record<string, ReadonlyArray<string>>>;
}

/** The anonymous caller: anyone who has not signed in. */
export const PUBLIC_CALLER: Caller = {
  subject: 'public',
  kind: 'NOBODY',
  organisation: null,
  roles: ['PUBLIC'],
  districts: null,
  sources: null,
  purpose: null,
  generation: 0,
};

/** The caller's department; null for everybody outside government. */
export function departmentOf({ organisation }: Caller): string | null {
  return organisation?.kind === 'DEPARTMENT' ? organisation.id : null;
}

/**
 * How far the caller may read by its roles. The narrowest role counts: a person with an auditor's
 * role and another role reads as an auditor.
 */
export function reachOf({ roles }: Caller): 'RELEASED' | 'UNCONDITIONAL' | 'SHARED' {
  const reaches = roles.map((post) => roleFacts(post).reads);
  if (reaches.length === 0 || reaches.includes('RELEASED')) return 'RELEASED';
  return reaches.includes('UNCONDITIONAL') ? 'UNCONDITIONAL' : 'SHARED';
}
