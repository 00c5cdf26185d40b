import { createServer } from 'node:net';
import type { Settings } from '../../../shared/config/settings';
import { messageOf } from '../../../shared/errors/message-of';
import { RiverGateError } from '../../../shared/errors/rivergate-error';

/**
 * Listens at the hub's address for a moment, so that a port in use is noticed before anything is
 * started, migrated or loaded. Throws ADDRESS_UNAVAILABLE.
 */
export async function requireFreeAddress({
  host,
  port,
}: Pick<Settings, 'host' | 'port'>): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ host, port }, resolve);
  }).catch((thrown: unknown) => {
    throw new RiverGateError(
      'ADDRESS_UNAVAILABLE',
      `The hub cannot listen at ${host}, port ${String(port)}: ${messageOf(thrown)}. Nothing was started.`,
    );
  });
  await new Promise((resolve) => probe.close(resolve));
}
