import { join } from 'node:path';
import type { Logger } from 'pino';
import { cacheBytes, keyFolderOf, type Settings } from '../../shared/config/settings';
import { memoryBudget } from '../../shared/data/memory-budget';
import { refuseOwnerCredentials } from '../../shared/data/department-logins';
import { messageOf } from '../../shared/errors/message-of';
import { deadlinesOf } from '../../shared/config/sharing-settings';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { SYSTEM_CLOCK } from '../../shared/identity/clock-tolerance';
import { requireDistinctKeys } from '../../shared/identity/keys/distinct-keys';
import { loadPublicKeys, type TrustedKeys } from '../../shared/identity/keys/gateway-keys';
import { openKeyFolder } from '../../shared/identity/keys/key-folder';
import type { Department } from '../../shared/monitoring/department';
import { createLog } from '../../shared/server/log';
import { namedEntries } from '../../shared/server/named-entries';
import { permitGuard } from '../../shared/server/permit-guard';
import { serveSubgraph } from '../../shared/server/serve-subgraph';
import type { LeaseIssuer } from '../../shared/sharing/lease/lease-issuer';
import { receivedState } from '../../shared/sharing/lease/received-state';
import { anchorKeeper } from '../ledger/seals/anchor-keeper';
import type { Command, CommandCall } from './command';
import { requireFreeAddress } from './hub/free-address';
import { localLeases } from './hub/hub-leases';
import { namedDepartments } from './data/named-departments';
import { withData, type OpenData } from './data/open-data';
import { whileRollingUp } from './data/rolling-up';
import { openTracing } from './hub/open-tracing';
import { sealPublicKeys } from './hub/seal-keys';
import { drained, stopped } from './stopped';
import { subgraphExecution } from './hub/subgraph-execution';

/** `subgraph`: serves one department alone. */
export const subgraphCommand: Command = {
  name: 'subgraph',
  summary:
    'Serves one department over HTTP, only to the gateways of RIVERGATE_GATEWAY_PUBLIC_KEYS.',
  positionals: '<department>',
  options: { port: { type: 'string', meaning: 'Port to listen on; PORT unless given' } },
  run: async (call) => {
    const { settings, positionals, terminal } = call;
    const [name] = positionals;
    if (!name)
      throw new RiverGateError('BAD_USER_INPUT', 'subgraph requires the name of a department.');
    if (settings.gatewayPublicKeyFiles.length === 0) {
      throw new RiverGateError(
        'SETTINGS_INVALID',
        'RIVERGATE_GATEWAY_PUBLIC_KEYS: a subgraph answers only gateways that it knows. Name the PEM files of their public keys.',
      );
    }
    const publicKeys = loadPublicKeys(settings.gatewayPublicKeyFiles);
    requireDistinctKeys({
      RIVERGATE_GATEWAY_PUBLIC_KEYS: publicKeys.keys(),
      RIVERGATE_PERMIT_PUBLIC_KEYS: loadPublicKeys(settings.permitPublicKeyFiles).keys(),
      RIVERGATE_EXCHANGE_PUBLIC_KEYS: loadPublicKeys(settings.exchangePublicKeyFiles).keys(),
    });
    await requireOwnLogin(name, settings);
    await withData(settings, terminal.note, async (data) => {
      const [department] = namedDepartments(data.departments, [name]);
      if (department) await served(department, data, { call, publicKeys });
    });
  },
};

interface Serving {
  readonly call: CommandCall;
  readonly publicKeys: TrustedKeys;
}

/**
 * Answers until it is stopped, and computes its roll-ups as its writer, because its login cannot
 * become an owner.
 */
async function served(
  department: Department,
  data: OpenData,
  { call: { settings, terminal, stop }, publicKeys }: Serving,
): Promise<void> {
  const { name } = department;
  const log = createLog({ level: settings.logLevel });
  const now = () => settings.demoClock ?? new Date();
  const budget = memoryBudget(cacheBytes(settings));
  const deadlines = deadlinesOf(settings);
  const { isPushDownOn } = settings;
  const tracing = openTracing({ settings, service: `rivergate-${name}`, log });
  const database = tracing?.database(data.database) ?? data.database;
  const input = { ...data, database, now, deadlines, isPushDownOn, budget, log };
  const execution = await subgraphExecution(department, input);
  const isControlPlane = name === data.controlPlane.department;
  const leases = isControlPlane ? { leases: await ownLeases(data, settings) } : {};
  const trust = { ...(await guardOf(name, settings, log)), ...leases, publicKeys };
  const departments = [department];
  await whileRollingUp({ data, departments, worker: 'WRITER', log }, async (rollups) => {
    const server = await serveSubgraph({
      ...{ ...execution, contextFor: execution.context, ...trust },
      rollups: () => rollups.queueOf(name),
      tracing,
      ...servedAt(settings, log),
    });
    terminal.say(`Department ${name} is ready: ${server.url}`);
    await stopped(stop);
    await drained(server, settings.drainMs);
    await tracing?.close();
  });
}

/**
 * Checked before anything is opened: that the address is free, and that the login is a
 * department's.
 */
async function requireOwnLogin(name: string, settings: Settings): Promise<void> {
  await requireFreeAddress(settings);
  await refuseOwnerCredentials(ownDatabase(settings.databaseUrl), `${name}_login`);
}

function servedAt({ host, port }: Settings, log: Logger) {
  return { host, port, log };
}

/**
 * The hub's own PostgreSQL is used as its superuser, which a department served apart must not be.
 */
function ownDatabase(url: string | undefined): string {
  if (url !== undefined) return url;
  throw new RiverGateError(
    'SETTINGS_INVALID',
    'DATABASE_URL: a department served apart requires the address of its database with its own login; `npm run rivergate -- logins` makes it.',
  );
}

/**
 * Verifies what a gateway sends: permits, leases and heads, with the keys of those who sign them.
 */
async function guardOf(department: string, settings: Settings, log: Logger) {
  const onFault = (fault: unknown) => {
    log.info({ fault }, 'a permit or a lease was refused');
  };
  const onClock = (offsetMs: number, isWithin: boolean) => {
    if (isWithin) log.info({ offsetMs }, 'the clock is right again');
    else log.error({ offsetMs }, "the clock is too far from the exchange's: nothing is answered");
  };
  const exchangeKeys = loadPublicKeys(settings.exchangePublicKeyFiles);
  const clock = SYSTEM_CLOCK;
  const state = receivedState({ exchangeKeys, clock, onFault, onClock });
  const { entries, onAuditHead } = await recordWitness(settings, log);
  const access = permitGuard({
    ...{ department, state, clock, entries, onFault },
    permitKeys: loadPublicKeys(settings.permitPublicKeyFiles),
    hubClock: () => settings.demoClock ?? new Date(),
  });
  return { state, access, ...(onAuditHead ? { onAuditHead } : {}) };
}

/**
 * Stores the heads of the hub's audit log that gateways send, as the owner's own anchors, and
 * compares permits with them.
 */
async function recordWitness(settings: Settings, log: Logger) {
  const onFault = (fault: unknown) => {
    log.error(
      { reason: messageOf(fault) },
      "a head of the hub's audit log, or a permit, is invalid",
    );
  };
  const entries = namedEntries({ clock: SYSTEM_CLOCK, onFault });
  if (settings.sealPublicKeyFiles.length === 0) {
    log.warn('RIVERGATE_SEAL_PUBLIC_KEYS names no key: heads of the audit log are not stored here');
    return { entries };
  }
  const keeper = anchorKeeper({
    file: join(settings.dataFolder, 'record-anchors.jsonl'),
    sealKeys: await sealPublicKeys(settings, settings.sealPublicKeyFiles),
    now: () => new Date(),
    onFault,
  });
  const onAuditHead = (line: string) => {
    const head = keeper.take(line);
    if (head) entries.headHeard({ sequence: head.sequence, atMs: Date.parse(head.at) });
  };
  return { entries, onAuditHead };
}

/** The exchange issues leases on the sharing state, from its own tables. */
async function ownLeases(data: OpenData, settings: Settings): Promise<LeaseIssuer> {
  const now = () => new Date();
  const { exchange } = await openKeyFolder(keyFolderOf(settings), ['exchange'], { now });
  return localLeases({ data, key: exchange, isDemonstration: settings.isDemoWanted, now });
}
