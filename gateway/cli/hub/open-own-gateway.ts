import type { Logger } from 'pino';
import { keyFolderOf, type Settings } from '../../../shared/config/settings';
import { openDatabase } from '../../../shared/data/database';
import { refuseOwnerCredentials } from '../../../shared/data/department-logins';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { loadPublicKeys } from '../../../shared/identity/keys/gateway-keys';
import { openKeyFolder } from '../../../shared/identity/keys/key-folder';
import type { Front } from '../../http/front';
import { closeUnwantedDemonstration } from '../demo/close-demonstration';
import { openHubAuditLog, type GatewayAuditLog } from './hub-audit-log';
import { hubLinks } from './hub-links';
import { requireKnownLinks } from './known-links';
import { openHubGateway, type Together } from './open-hub-gateway';
import { closedWithTraces, openTracing } from './open-tracing';
import { remoteLeases } from './remote-leases';
import { gatewayKeyIn, signedLinks } from './signed-link';

/** Options of a gateway of our departments, which run elsewhere. */
export interface OwnGatewayOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** The audit log of a worker; unless given, this process keeps it alone. */
  readonly record?: GatewayAuditLog;
  /** What it shares with other workers; absent if it is the only process. */
  readonly together?: Together;
  /** The most connections to the database; as many as it grants unless given. */
  readonly connections?: number;
}

const KEYS = ['tokens', 'permit', 'seal', 'ledgerHmac', 'secondFactor'] as const;

/**
 * Opens a gateway of our departments, which needs the hub's database for accounts and the audit
 * log.
 */
export async function openOwnGateway(options: OwnGatewayOptions): Promise<Front> {
  const { settings, log, together, connections } = options;
  const { url, exchange } = neededSettings(settings);
  const now = () => new Date();
  const keys = await openKeyFolder(keyFolderOf(settings), KEYS, { now });
  const gatewayKey = gatewayKeyIn(settings.gatewayKeyFile);
  const vouching = { gatewayKey, permitKey: keys.permit, now };
  const share = connections === undefined ? {} : { connections };
  const { poolSize, pooler } = settings;
  const database = openDatabase({ url, poolSize, pooler, ...share });
  const tracing = openTracing({ settings, service: 'rivergate-gateway', log });
  const record = options.record ?? openHubAuditLog({ settings, url, keys, owners: [], log });
  const front = await openHubGateway({
    ...{ settings, database, keys, record, tracing, log },
    leases: remoteLeases(exchange, vouching),
    exchangeKeys: loadPublicKeys(settings.exchangePublicKeyFiles),
    isDemonstration: settings.isDemoWanted,
    ...(together && { together }),
    linksWith: (sharing) =>
      hubLinks({
        settings,
        here: new Map(),
        readsAhead: () => false,
        isDatabaseReady: () => Promise.resolve(false), // No department runs here.
        rollupsOf: () => null,
        signed: signedLinks({ ...vouching, sharing, head: record.head, log }),
        log,
      }),
  });
  const close = async () => {
    await front.close();
    await database.close();
  };
  return closedWithTraces({ url: front.url, close }, tracing);
}

/**
 * Checks what such a gateway needs, and closes a demonstration that is not wanted; done once,
 * before any process answers. Throws SETTINGS_INVALID.
 */
export async function prepareOwnGateway(
  settings: Settings,
  note: (line: string) => void,
): Promise<void> {
  const { url } = neededSettings(settings);
  requireKnownLinks(settings);
  await refuseOwnerCredentials(url, 'gateway_login');
  if (settings.isDemoWanted) return;
  const database = openDatabase({ url, poolSize: 1, pooler: settings.pooler });
  try {
    await closeUnwantedDemonstration(database, note);
  } finally {
    await database.close();
  }
}

/** The database and the exchange of such a gateway. Throws SETTINGS_INVALID without one of them. */
export function neededSettings({ databaseUrl: url, links }: Settings) {
  const exchange = links.get('exchange');
  if (url !== undefined && exchange !== undefined) return { url, exchange };
  throw new RiverGateError(
    'SETTINGS_INVALID',
    'A separate gateway requires DATABASE_URL (accounts and the audit log of the hub) and an address of the exchange in RIVERGATE_LINKS.',
  );
}
