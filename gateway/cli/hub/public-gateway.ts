import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import { withBreaker } from '../../engine/breaker';
import { withBulkhead } from '../../engine/bulkhead';
import { httpLink } from '../../engine/http';
import type { Link } from '../../engine/link';
import type { SubgraphDefinition } from '../../engine/open-links';
import { withTimeout } from '../../engine/timeout';
import type { Limits } from '../../rules/rule';
import { readPublicSupergraph } from '../../supergraph/public-supergraph';
import { loggedBreaker } from './hub-links';
import type { GatewayOptions } from './run-gateway';

/**
 * A supergraph of others: plain HTTP to its own addresses, open to everybody, with limits only
 * against accidents.
 */
export function publicGateway(settings: Settings, file: string, log: Logger): GatewayOptions {
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
