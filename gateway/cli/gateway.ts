import type { Logger } from 'pino';
import { keyFolderOf, type Settings } from '../../shared/config/settings';
import { refuseOwnerCredentials } from '../../shared/data/department-logins';
import { openDatabase } from '../../shared/data/database';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { loadPublicKeys } from '../../shared/identity/keys/gateway-keys';
import { openKeyFolder } from '../../shared/identity/keys/key-folder';
import { createLog } from '../../shared/server/log';
import { withBreaker } from '../engine/breaker';
import { withBulkhead } from '../engine/bulkhead';
import { httpLink } from '../engine/http';
import type { Link } from '../engine/link';
import type { SubgraphDefinition } from '../engine/open-links';
import { withTimeout } from '../engine/timeout';
import { readPublicSupergraph } from '../supergraph/public-supergraph';
import type { Front } from '../http/front';
import type { Limits } from '../rules/rule';
import { closeUnwantedDemonstration } from './demo/close-demonstration';
import type { Command, CommandCall } from './command';
import { requireFreeAddress } from './hub/free-address';
import { hubLinks, loggedBreaker } from './hub/hub-links';
import { requireKnownLinks } from './hub/known-links';
import { openHubAuditLog } from './hub/hub-audit-log';
import { openHubGateway } from './hub/open-hub-gateway';
import { remoteLeases } from './hub/remote-leases';
import { gatewayKeyIn, signedLinks } from './hub/signed-link';
import { openGateway, type GatewayOptions } from './hub/run-gateway';
import { drained, stopped } from './stopped';

/** `gateway`: the gateway alone; departments run elsewhere. */
export const gatewayCommand: Command = {
  name: 'gateway',
  summary:
    'Serves the gateway alone: departments by RIVERGATE_LINKS, or any supergraph by RIVERGATE_SUPERGRAPH.',
  positionals: '',
  options: { port: { type: 'string', meaning: 'Port to listen on; PORT unless given' } },
  run: async (call) => {
    const { settings, terminal, stop } = call;
    await requireFreeAddress(settings);
    const log = createLog({ level: settings.logLevel });
    const front =
      settings.supergraphFile === undefined
        ? await ourGateway(call, log)
        : await openGateway(publicGateway(call, settings.supergraphFile));
    terminal.say(
      `RiverGate's gateway is ready: ask at ${front.url}/graphql, state at ${front.url}/readyz`,
    );
    await stopped(stop);
    await drained(front, settings.drainMs);
  },
};

const KEYS = ['tokens', 'permit', 'seal', 'ledgerHmac', 'secondFactor'] as const;

/** A gateway of our departments, which needs the hub's database for accounts and the audit log. */
async function ourGateway({ settings, terminal }: CommandCall, log: Logger): Promise<Front> {
  const { url, exchange } = needed(settings);
  requireKnownLinks(settings);
  await refuseOwnerCredentials(url, 'gateway_login');
  const now = () => new Date();
  const keys = await openKeyFolder(keyFolderOf(settings), KEYS, { now });
  const gatewayKey = gatewayKeyIn(settings.gatewayKeyFile);
  const vouching = { gatewayKey, permitKey: keys.permit, now };
  const database = openDatabase({ url, poolSize: settings.poolSize, pooler: settings.pooler });
  if (!settings.isDemoWanted) await closeUnwantedDemonstration(database, terminal.note);
  const record = openHubAuditLog({ settings, url, keys, owners: [], log });
  const front = await openHubGateway({
    settings,
    database,
    keys,
    leases: remoteLeases(exchange, vouching),
    exchangeKeys: loadPublicKeys(settings.exchangePublicKeyFiles),
    record,
    isDemonstration: settings.isDemoWanted,
    linksWith: (sharing) =>
      hubLinks({
        settings,
        here: new Map(),
        isDatabaseReady: () => Promise.resolve(false), // No department runs here.
        rollupsOf: () => null,
        signed: signedLinks({ ...vouching, sharing, head: record.head, log }),
        log,
      }),
    log,
  });
  const close = async () => {
    await front.close();
    await database.close();
  };
  return { url: front.url, close };
}

function needed({ databaseUrl: url, links }: Settings) {
  const exchange = links.get('exchange');
  if (url !== undefined && exchange !== undefined) return { url, exchange };
  throw new RiverGateError(
    'SETTINGS_INVALID',
    'A separate gateway requires DATABASE_URL (accounts and the audit log of the hub) and an address of the exchange in RIVERGATE_LINKS.',
  );
}

/**
 * A supergraph of others: plain HTTP to its own addresses, open to everybody, with limits only
 * against accidents.
 */
function publicGateway({ settings }: CommandCall, file: string): GatewayOptions {
  const log = createLog({ level: settings.logLevel });
  const linkFor = ({ name, url = '' }: SubgraphDefinition): Link => {
    const onFault = (fault: unknown, requestId: string) =>
      log.warn({ err: fault, subgraph: name, requestId }, 'subgraph unavailable');
    const link = httpLink({ department: name, url, onFault });
    const inTime = withTimeout(link, settings.subgraphTimeoutMs);
    return withBulkhead(withBreaker(inTime, loggedBreaker(name, log)));
  };
  return {
    settings,
    source: { files: [file], read: () => readPublicSupergraph(file) },
    linkFor,
    limits: WIDE,
    log,
  };
}

const WIDE: Limits = {
  maxDepth: 200,
  maxAliases: 10_000,
  maxRootFields: 10_000,
  maxDirectives: 10_000,
  maxTokens: 200_000,
  maxFragments: 2_000,
  maxPage: 1_000_000_000,
  maxCost: Number.MAX_SAFE_INTEGER,
  maxSelections: 20_000,
  maxFetches: 1000,
  planTimeoutMs: 10_000,
};
