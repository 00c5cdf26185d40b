import { createLog } from '../../shared/server/log';
import type { Command } from './command';
import { requireFreeAddress } from './hub/free-address';
import { openOwnGateway, prepareOwnGateway } from './hub/open-own-gateway';
import { openPublicGateway } from './hub/public-gateway';
import { gatewayReadyLine } from './hub/ready-line';
import { drained, stopped } from './stopped';
import { gatewayWithWorkers } from './with-workers';

/** `gateway`: the gateway alone; departments run elsewhere. */
export const gatewayCommand: Command = {
  name: 'gateway',
  summary:
    'Serves the gateway alone: departments by RIVERGATE_LINKS, or any supergraph by RIVERGATE_SUPERGRAPH.',
  positionals: '',
  options: { port: { type: 'string', meaning: 'Port to listen on; PORT unless given' } },
  run: async (call) => {
    const { settings, terminal, stop } = call;
    if (settings.workers > 1) return gatewayWithWorkers()(call);
    await requireFreeAddress(settings);
    const log = createLog({ level: settings.logLevel });
    const { supergraphFile: file } = settings;
    if (file === undefined) await prepareOwnGateway(settings, terminal.note);
    const front =
      file === undefined
        ? await openOwnGateway({ settings, log })
        : await openPublicGateway({ settings, file, log });
    terminal.say(gatewayReadyLine(front.url));
    await stopped(stop);
    await drained(front, settings.drainMs);
  },
};
