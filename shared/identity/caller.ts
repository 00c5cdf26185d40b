import { roleFacts, type OrganisationKind, type Role } from './roles';

/** A department of the mandate, or an organisation outside government. */
export interface Organisation {
  readonly kind: OrganisationKind;
  /** Id of the department (`water`), or registered id of the partner or enterprise. */
  readonly id: string;
}

/** The identified caller of a request; access decisions use only these facts. */
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
   * Number of revocations of the subject up to the issue of its token or session; 0: none. The
   * database counts them, so that no clock decides whether something was issued before a
   * revocation.
   */
  readonly generation: number;
  /**
   * For each queried dataset that grants open: ids of the only grants that the operation may use,
   * as chosen by the gateway. Absent (also for one dataset): not chosen.
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

/** The caller's department; null for callers outside government. */
export function departmentOf({ organisation }: Caller): string | null {
  return organisation?.kind === 'DEPARTMENT' ? organisation.id : null;
}

/**
 * What the caller's roles allow it to read. The most restricted role counts: a person with an
 * auditor's role and another role reads as an auditor.
 */
export function reachOf({ roles }: Caller): 'RELEASED' | 'UNCONDITIONAL' | 'SHARED' {
  const reaches = roles.map((post) => roleFacts(post).reads);
  if (reaches.length === 0 || reaches.includes('RELEASED')) return 'RELEASED';
  return reaches.includes('UNCONDITIONAL') ? 'UNCONDITIONAL' : 'SHARED';
}
