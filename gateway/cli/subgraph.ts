import type { Logger } from 'pino';
import { keyFolderOf, type Settings } from '../../shared/config/settings';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { loadPublicKeys } from '../../shared/identity/gateway-keys';
import { openKeyFolder } from '../../shared/identity/key-folder';
import { createLog } from '../../shared/server/log';
import { permitGuard } from '../../shared/server/permit-guard';
import { serveSubgraph } from '../../shared/server/serve-subgraph';
import type { LeaseIssuer } from '../../shared/sharing/lease-issuer';
import { receivedState } from '../../shared/sharing/received-state';
import type { Command } from './command';
import { isDemoHub } from './demo';
import { localLeases } from './hub-leases';
import { namedDepartments } from './named-departments';
import { migrateAll, withData, type OpenData } from './open-data';
import { drained, stopped } from './stopped';
import { subgraphExecution } from './subgraph-execution';

/** `subgraph`: one department by itself. */
export const subgraphCommand: Command = {
  name: 'subgraph',
  summary:
    'Serves one department over HTTP, to the gateways of RIVERGATE_GATEWAY_PUBLIC_KEYS alone.',
  positionals: '<department>',
  options: { port: { type: 'string', meaning: 'Port to listen on; PORT unless given' } },
  run: async ({ settings, positionals, terminal, stop }) => {
    const [name] = positionals;
    if (!name)
      throw new RiverGateError('BAD_USER_INPUT', 'subgraph wants the name of a department.');
    if (settings.gatewayPublicKeyFiles.length === 0) {
      throw new RiverGateError(
        'SETTINGS_INVALID',
        'RIVERGATE_GATEWAY_PUBLIC_KEYS: a subgraph answers only to gateways that it knows. Name the PEM files of their public keys.',
      );
    }
    const publicKeys = loadPublicKeys(settings.gatewayPublicKeyFiles);
    const log = createLog({ level: settings.logLevel });
    await withData(settings, terminal.note, async (data) => {
      const [department] = namedDepartments(data.departments, [name]);
      if (!department) return;
      await migrateAll(data, [department]);
      const now = () => settings.demoClock ?? new Date();
      const execution = await subgraphExecution(department, { ...data, now, log });
      const { host, port } = settings;
      const server = await serveSubgraph({
        ...execution,
        contextFor: execution.context,
        ...guardOf(name, settings, log),
        ...(department.sharing ? { leases: await ownLeases(data, settings) } : {}),
        publicKeys,
        host,
        port,
        log,
      });
      terminal.say(`Department ${name} is ready: ${server.url}`);
      await stopped(stop);
      await drained(server, settings.drainMs);
    });
  },
};

/** What the department believes of a gateway's word: permits and leases, by the keys of those who sign them. */
function guardOf(department: string, settings: Settings, log: Logger) {
  const onFault = (fault: unknown) => {
    log.info({ fault }, 'a permit or lease was refused');
  };
  const directoryKeys = loadPublicKeys(settings.directoryPublicKeyFiles);
  const state = receivedState({ directoryKeys, now: () => new Date(), onFault });
  const permits = permitGuard({
    department,
    permitKeys: loadPublicKeys(settings.permitPublicKeyFiles),
    state,
    now: () => new Date(),
    hubClock: () => settings.demoClock ?? new Date(),
    onFault,
  });
  return { state, permits };
}

/** The directory issues leases on what sharing rests on, from its own tables. */
async function ownLeases(data: OpenData, settings: Settings): Promise<LeaseIssuer> {
  const now = () => new Date();
  const { directory } = await openKeyFolder(keyFolderOf(settings), ['directory'], { now });
  const isDemonstration = settings.isDemoWanted && (await isDemoHub(data));
  return localLeases({ data, key: directory, isDemonstration, now });
}
