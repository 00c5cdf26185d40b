import type { Caller } from '../../shared/identity/caller';

/** The caller, and how it was identified. */
export interface Identified {
  readonly caller: Caller;
  readonly via: 'TOKEN' | 'SESSION' | 'OUTSIDE_TOKEN' | 'NONE';
  /** Id of the token or session, as in revocations; null for the anonymous caller. */
  readonly tokenId: string | null;
  readonly issuedAtMs: number | null;
  /** When the token or session ends by itself. */
  readonly expiresAtMs: number | null;
}
