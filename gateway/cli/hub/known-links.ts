import type { Settings } from '../../../shared/config/settings';
import { FORMER_NAMES } from '../../../shared/domain/former-names';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { departmentNames } from '../../../subgraphs/registry';
import { gatewayKeyIn } from './signed-link';

/**
 * Checks RIVERGATE_LINKS before anything is started. Throws SETTINGS_INVALID for a name that no
 * department has, and where there is no key to sign requests to departments elsewhere.
 */
export function requireKnownLinks({
  links,
  gatewayKeyFile,
}: Pick<Settings, 'links' | 'gatewayKeyFile'>): void {
  if (links.size === 0) return;
  const known = departmentNames();
  const unknown = [...links.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new RiverGateError(
      'SETTINGS_INVALID',
      `RIVERGATE_LINKS: ${unknown.map(reasonOf).join('; ')}. The departments are ${known.join(', ')}.`,
    );
  gatewayKeyIn(gatewayKeyFile);
}

function reasonOf(name: string): string {
  const successors = Object.hasOwn(FORMER_NAMES.successors, name)
    ? FORMER_NAMES.successors[name]
    : undefined;
  return successors
    ? `"${name}" was split into ${successors.join(' and ')}, each with an address of its own`
    : `no department is named "${name}"`;
}
