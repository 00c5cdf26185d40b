import type { Caller } from '../../shared/identity/caller';

/** Who asks, and by what. */
export interface Identified {
  readonly caller: Caller;
  readonly via: 'TOKEN' | 'SESSION' | 'OUTSIDE_TOKEN' | 'NONE';
  /** Id of the token or session, as revocations name it; null for the anonymous caller. */
  readonly tokenId: string | null;
  readonly issuedAtMs: number | null;
  /** When the token or session ends by itself. */
  readonly expiresAtMs: number | null;
}
