import { createLog } from '../../shared/server/log';
import { httpLink } from '../engine/http';
import type { Link } from '../engine/link';
import type { SubgraphDefinition } from '../engine/open-links';
import { withTimeout } from '../engine/timeout';
import { readPublicSupergraph } from '../supergraph/public-supergraph';
import type { Limits } from '../rules/rule';
import type { Command, CommandCall } from './command';
import { departmentSupergraph } from './department-schemas';
import { FIRST_QUESTION } from './first-question';
import { hubLinks } from './hub-links';
import { openGateway, type GatewayOptions } from './run-gateway';
import { drained, stopped } from './stopped';

/** `gateway`: the gateway alone; departments answer elsewhere. */
export const gatewayCommand: Command = {
  name: 'gateway',
  summary:
    'Serves the gateway alone: departments by RIVERGATE_LINKS, or any supergraph by RIVERGATE_SUPERGRAPH.',
  positionals: '',
  options: { port: { type: 'string', meaning: 'Port to listen on; PORT unless given' } },
  run: async (call) => {
    const { settings, terminal, stop } = call;
    const front = await openGateway(
      settings.supergraphFile === undefined
        ? ourGateway(call)
        : publicGateway(call, settings.supergraphFile),
    );
    terminal.say(
      `RiverGate's gateway is ready: ask at ${front.url}/graphql, state at ${front.url}/readyz`,
    );
    await stopped(stop);
    await drained(front, settings.drainMs);
  },
};

function ourGateway({ settings }: CommandCall): GatewayOptions {
  const log = createLog({ level: settings.logLevel });
  const isDatabaseReady = () => Promise.resolve(false); // No department runs here.
  return {
    settings,
    now: () => settings.demoClock ?? new Date(),
    source: departmentSupergraph(settings.dataFolder),
    linkFor: hubLinks({ settings, here: new Map(), isDatabaseReady, log }),
    limits: settings,
    log,
    firstQuestion: FIRST_QUESTION,
  };
}

/** Somebody else's supergraph: plain HTTP to its own addresses, everybody may ask, limits only against accidents. */
function publicGateway({ settings }: CommandCall, file: string): GatewayOptions {
  const log = createLog({ level: settings.logLevel });
  const linkFor = ({ name, url = '' }: SubgraphDefinition): Link => {
    const onFault = (fault: unknown, requestId: string) =>
      log.warn({ err: fault, subgraph: name, requestId }, 'subgraph unavailable');
    return withTimeout(httpLink({ department: name, url, onFault }), settings.subgraphTimeoutMs);
  };
  return {
    settings,
    now: () => new Date(),
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
};
