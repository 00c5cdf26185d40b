import type { RollupQueue } from '../../../shared/monitoring/rollup/refresh-rollups';
import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { SYSTEM_BREAKER, withBreaker, type BreakerContext } from '../../engine/breaker';
import { BULKHEAD, withBulkhead } from '../../engine/bulkhead';
import { inProcessLink } from '../../engine/in-process';
import type { Link, LinkReport } from '../../engine/link';
import type { LinkFor } from '../../engine/open-links';
import { withTimeout } from '../../engine/timeout';
import type { SignedLinkFor } from './signed-link';
import type { SubgraphExecution } from './subgraph-execution';

/** Links to the departments: over HTTP for those in RIVERGATE_LINKS, else calls in this process. */
export interface HubLinks {
  readonly settings: Settings;
  /** Departments that run in this process, by name. */
  readonly here: ReadonlyMap<string, SubgraphExecution>;
  /**
   * Whether a department that runs here may be read while an intent is written. What the control
   * plane answers depends on the audit log.
   */
  readonly readsAhead: (department: string) => boolean;
  /** Whether the database answers. */
  readonly isDatabaseReady: (department: string) => Promise<boolean>;
  /** The queue of roll-ups of a department that runs here; null if it is unknown. */
  readonly rollupsOf: (department: string) => RollupQueue | null;
  /** Opens links to departments that are served apart; null if none are. */
  readonly signed: SignedLinkFor | null;
  readonly log: Logger;
}

/** Opens the link to each department, with the configured timeout. */
export function hubLinks(hub: HubLinks): LinkFor {
  const { settings, here, readsAhead, isDatabaseReady, rollupsOf, signed, log } = hub;
  const linkTo = (name: string): Link => {
    const address = settings.links.get(name);
    if (address !== undefined && signed) return signed(name, address);
    const execution = here.get(name);
    if (!execution) {
      throw new RiverGateError(
        'SETTINGS_INVALID',
        `RIVERGATE_LINKS: department "${name}" runs elsewhere and requires an address: ${name}=http://host:port.`,
      );
    }
    return inProcessLink({
      department: name,
      execute: execution.execute,
      contextFor: (scope) => execution.context(scope.requestId, scope.access),
      readsAhead: readsAhead(name),
      isReady: () => isDatabaseReady(name),
      report: () => reportOf(rollupsOf(name)),
    });
  };
  return ({ name }) => {
    const inTime = withTimeout(linkTo(name), settings.subgraphTimeoutMs);
    const link = withBreaker(inTime, loggedBreaker(name, log));
    const waitingMs = settings.subgraphTimeoutMs;
    return settings.links.has(name) ? withBulkhead(link, { ...BULKHEAD, waitingMs }) : link;
  };
}

function reportOf(rollups: RollupQueue | null): LinkReport {
  return rollups === null ? {} : { rollups };
}

/**
 * A breaker of a running gateway, which logs when a department stops answering and when it answers
 * again.
 */
export function loggedBreaker(department: string, log: Logger): BreakerContext {
  return {
    ...SYSTEM_BREAKER,
    onChange: ({ state, since }) => {
      if (state === 'OPEN')
        log.warn(
          { department, since },
          'a department does not answer and gets no requests for a while',
        );
      else log.info({ department }, 'a department answers again');
    },
  };
}
