import type { OutsideIssuer } from '../../shared/config/outside-issuers';
import type { Organisation } from '../../shared/identity/caller';
import type { SecondFactorSeal } from '../../shared/identity/second-factor-seal';
import type { TokenKeys } from '../../shared/identity/keys/token-keys';
import type { Revocations } from '../../shared/sharing/sharing-state';
import type { HubEvent } from '../ledger/entries';
import type { IdentityDatabase } from './reachable';

/** Options of identification. */
export interface IdentityOptions {
  readonly database: IdentityDatabase;
  readonly tokenKeys: () => TokenKeys;
  /**
   * Address of the hub, the `iss` of its tokens; a function, because the port may become known
   * late.
   */
  readonly issuer: () => string;
  /** Opens the secrets of one-time codes, and seals new ones. */
  readonly secondFactor: SecondFactorSeal;
  readonly tokenMinutes: number;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  readonly outsideIssuers: ReadonlyArray<OutsideIssuer>;
  /** Whether accounts of the demonstration are accepted. */
  readonly isDemonstration: boolean;
  /** Purposes of the grants that an organisation holds. */
  readonly purposesOf: (organisation: Organisation) => Promise<ReadonlyArray<string>>;
  /** The revocations in the sharing state; null if it is stale, and then the database is asked. */
  readonly revocationsNow: () => Revocations | null;
  /**
   * Called when a session has ended or changed, with its id, before that is answered: other
   * processes of this hub may have cached it. Absent in a hub of one process.
   */
  readonly onSessionChanged?: (sessionId: string) => Promise<void>;
  readonly now: () => Date;
  /** Writes an event to the audit log; if it rejects, the sign-in fails. */
  readonly note: (event: IdentityEvent) => Promise<void>;
  /** Called with the reason of a refusal, for the log; it contains no secret. */
  readonly onFault: (fault: string) => void;
}

/** A sign-in, a refused sign-in or a sign-out, for the hub's audit log. */
export type IdentityEvent = Pick<HubEvent, 'event' | 'subject' | 'facts'>;
