import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import { withBreaker } from '../../engine/breaker';
import { BULKHEAD, withBulkhead } from '../../engine/bulkhead';
import { httpLink } from '../../engine/http';
import type { Link } from '../../engine/link';
import type { SubgraphDefinition } from '../../engine/open-links';
import { withTimeout } from '../../engine/timeout';
import type { Front } from '../../http/front';
import type { Limits } from '../../rules/rule';
import { readPublicSupergraph } from '../../supergraph/public-supergraph';
import { loggedBreaker } from './hub-links';
import type { PublishMetrics } from './open-metrics';
import { closedWithTraces, openTracing } from './open-tracing';
import { openGateway, type GatewayOptions } from './run-gateway';

/** A supergraph of others, in its file. */
interface PublicGateway {
  readonly settings: Settings;
  readonly file: string;
  readonly publishMetrics?: PublishMetrics;
  readonly log: Logger;
}

/**
 * Opens a gateway of a supergraph of others: plain HTTP to its own addresses, open to everybody,
 * with limits only against accidents.
 */
export async function openPublicGateway(options: PublicGateway): Promise<Front> {
  const { settings, file, log, ...others } = options;
  const tracing = openTracing({ settings, service: 'rivergate-gateway', log });
  const front = await openGateway({ ...publicGateway(settings, file, log), ...others, tracing });
  return closedWithTraces(front, tracing);
}

function publicGateway(settings: Settings, file: string, log: Logger): GatewayOptions {
  const linkFor = ({ name, url = '' }: SubgraphDefinition): Link => {
    const onFault = (fault: unknown, requestId: string) =>
      log.warn({ err: fault, subgraph: name, requestId }, 'subgraph unavailable');
    const link = httpLink({ department: name, url, onFault });
    const inTime = withTimeout(link, settings.subgraphTimeoutMs);
    const waitingMs = settings.subgraphTimeoutMs;
    return withBulkhead(withBreaker(inTime, loggedBreaker(name, log)), { ...BULKHEAD, waitingMs });
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
