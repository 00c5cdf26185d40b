import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { cacheBytes, keyFolderOf, type Settings } from '../../shared/config/settings';
import { memoryBudget } from '../../shared/data/memory-budget';
import { refuseOwnerCredentials } from '../../shared/data/department-logins';
import { messageOf } from '../../shared/errors/message-of';
import { deadlinesOf } from '../../shared/config/sharing-settings';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { loadPublicKeys } from '../../shared/identity/gateway-keys';
import { openKeyFolder } from '../../shared/identity/key-folder';
import { createLog } from '../../shared/server/log';
import { permitGuard } from '../../shared/server/permit-guard';
import { serveSubgraph } from '../../shared/server/serve-subgraph';
import type { LeaseIssuer } from '../../shared/sharing/lease-issuer';
import { receivedState } from '../../shared/sharing/received-state';
import { appendAnchor, parseAnchors } from '../ledger/anchor';
import type { Command } from './command';
import { localLeases } from './hub-leases';
import { namedDepartments } from './named-departments';
import { withData, type OpenData } from './open-data';
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
    await refuseOwnerCredentials(ownDatabase(settings.databaseUrl), `${name}_login`);
    await withData(settings, terminal.note, async (data) => {
      const [department] = namedDepartments(data.departments, [name]);
      if (!department) return;
      const now = () => settings.demoClock ?? new Date();
      const budget = memoryBudget(cacheBytes(settings));
      const execution = await subgraphExecution(department, {
        ...data,
        now,
        deadlines: deadlinesOf(settings),
        budget,
        log,
      });
      const server = await serveSubgraph({
        ...execution,
        budget,
        contextFor: execution.context,
        ...guardOf(name, settings, log),
        onRecordHead: anchorKeeper(settings, log),
        ...(department.sharing ? { leases: await ownLeases(data, settings) } : {}),
        publicKeys,
        ...servedAt(settings, log),
      });
      terminal.say(`Department ${name} is ready: ${server.url}`);
      await stopped(stop);
      await drained(server, settings.drainMs);
    });
  },
};

function servedAt({ host, port }: Settings, log: Logger) {
  return { host, port, log };
}

/** The hub's own PostgreSQL logs in as its superuser, which no department served apart may be. */
function ownDatabase(url: string | undefined): string {
  if (url !== undefined) return url;
  throw new RiverGateError(
    'SETTINGS_INVALID',
    'DATABASE_URL: a department served apart needs the address of its database with a login of its own; `npm run rivergate -- logins` makes it.',
  );
}

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

/** Keeps the heads of the hub's record that gateways bring: an anchor in the owner's own hands. */
function anchorKeeper({ dataFolder }: Settings, log: Logger): (line: string) => void {
  const file = join(dataFolder, 'record-anchors.jsonl');
  let last = '';
  let turn: Promise<unknown> = Promise.resolve();
  return (line) => {
    if (line === last) return;
    last = line;
    turn = turn
      .then(async () => {
        const [head] = parseAnchors(line);
        await mkdir(dataFolder, { recursive: true });
        if (head) await appendAnchor(file, head);
      })
      .catch((thrown: unknown) => {
        log.error({ reason: messageOf(thrown) }, "a head of the hub's record was not kept");
      });
  };
}

/** The directory issues leases on what sharing rests on, from its own tables. */
async function ownLeases(data: OpenData, settings: Settings): Promise<LeaseIssuer> {
  const now = () => new Date();
  const { directory } = await openKeyFolder(keyFolderOf(settings), ['directory'], { now });
  return localLeases({ data, key: directory, isDemonstration: settings.isDemoWanted, now });
}
