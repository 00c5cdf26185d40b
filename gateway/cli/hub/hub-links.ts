import type { RollupQueue } from '../../../shared/monitoring/rollup/refresh-rollups';
import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { SYSTEM_BREAKER, withBreaker, type BreakerContext } from '../../engine/breaker';
import { inProcessLink } from '../../engine/in-process';
import type { Link, LinkReport } from '../../engine/link';
import type { LinkFor } from '../../engine/open-links';
import { withTimeout } from '../../engine/timeout';
import type { SignedLinkFor } from './signed-link';
import type { SubgraphExecution } from './subgraph-execution';

/** Ways to the departments: over HTTP where RIVERGATE_LINKS says so, else a call in this process. */
export interface HubLinks {
  readonly settings: Settings;
  /** Departments that run in this process, by name. */
  readonly here: ReadonlyMap<string, SubgraphExecution>;
  /** Whether the database answers. */
  readonly isDatabaseReady: (department: string) => Promise<boolean>;
  /**
   * What of a department that runs here waits for its roll-ups; null if nothing is known of that.
   */
  readonly rollupsOf: (department: string) => RollupQueue | null;
  /** Opens links to those that are served apart; null if none are. */
  readonly signed: SignedLinkFor | null;
  readonly log: Logger;
}

/** Opens the way to each department, with the time limit that the settings give. */
export function hubLinks(hub: HubLinks): LinkFor {
  const { settings, here, isDatabaseReady, rollupsOf, signed, log } = hub;
  const linkTo = (name: string): Link => {
    const address = settings.links.get(name);
    if (address !== undefined && signed) return signed(name, address);
    const execution = here.get(name);
    if (!execution) {
      throw new RiverGateError(
        'SETTINGS_INVALID',
        `RIVERGATE_LINKS: department "${name}" runs elsewhere and needs an address: ${name}=http://host:port.`,
      );
    }
    return inProcessLink({
      department: name,
      execute: execution.execute,
      contextFor: (scope) => execution.context(scope.requestId, scope.access),
      isReady: () => isDatabaseReady(name),
      report: () => reportOf(rollupsOf(name)),
    });
  };
  return ({ name }) =>
    withBreaker(withTimeout(linkTo(name), settings.subgraphTimeoutMs), loggedBreaker(name, log));
}

function reportOf(rollups: RollupQueue | null): LinkReport {
  return rollups === null ? {} : { rollups };
}

/** A breaker of a running gateway, which says in the log when a department goes and comes back. */
export function loggedBreaker(department: string, log: Logger): BreakerContext {
  return {
    ...SYSTEM_BREAKER,
    onChange: ({ state, since }) => {
      if (state === 'OPEN')
        log.warn({ department, since }, 'a department is asked nothing for a while');
      else log.info({ department }, 'a department answers again');
    },
  };
}
