import { deadlinesOf } from '../../shared/config/sharing-settings';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { loadPublicKeys } from '../../shared/identity/gateway-keys';
import { createLog } from '../../shared/server/log';
import { serveSubgraph } from '../../shared/server/serve-subgraph';
import { permitsOf } from '../sharing/permits-of';
import type { Command } from './command';
import { namedDepartments } from './named-departments';
import { migrateAll, withData } from './open-data';
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
      const execution = await subgraphExecution(department, {
        ...data,
        now,
        deadlines: deadlinesOf(settings),
        afterWrite: () => Promise.resolve(),
        log,
      });
      const { host, port } = settings;
      const server = await serveSubgraph({
        ...execution,
        contextFor: execution.context,
        permitsOf: () => permitsOf({ requestId: '', signal: stop }),
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
