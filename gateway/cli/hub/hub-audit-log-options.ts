import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import type { HubKeys } from '../../../shared/identity/keys/key-folder';

/** What a record is kept with. */
export interface HubAuditLogOptions {
  readonly settings: Settings;
  /** Address of the database that holds it. */
  readonly url: string;
  /** What seals it, and what hashes addresses on it. */
  readonly keys: Pick<HubKeys, 'seal' | 'ledgerHmac'>;
  /** Departments of this process, whose owners' anchors are files here; none where all are apart. */
  readonly owners: ReadonlyArray<string>;
  readonly log: Logger;
}
