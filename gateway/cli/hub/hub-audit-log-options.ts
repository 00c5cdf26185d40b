import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import type { HubKeys } from '../../../shared/identity/keys/key-folder';

/** Options of the audit log. */
export interface HubAuditLogOptions {
  readonly settings: Settings;
  /** Address of its database. */
  readonly url: string;
  /** The keys that seal it and hash its addresses. */
  readonly keys: Pick<HubKeys, 'seal' | 'ledgerHmac'>;
  /** Departments of this process, whose owners' anchors are files here; empty if all run apart. */
  readonly owners: ReadonlyArray<string>;
  readonly log: Logger;
}
