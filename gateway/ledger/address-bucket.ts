import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { networkOf } from '../../shared/server/network-of';

/**
 * Names addresses by keyed hashes: the same address has the same name, and nobody reads an address from
 * it who has not the hub's key. An IPv6 address counts by its /64, which one caller has as a whole.
 */
export function addressNames(ledgerKey: KeyObject): (address: string) => string {
  const secret = ledgerKey.export().toString('base64');
  const derived = hkdfSync('sha256', secret, '', 'rivergate-record-addresses', 32);
  const key = createSecretKey(Buffer.from(derived));
  return (address) =>
    createHmac('sha256', key).update(networkOf(address)).digest('base64url').slice(0, 22);
}
