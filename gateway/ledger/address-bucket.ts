import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { networkOf } from '../../shared/server/network-of';

/**
 * Names addresses by keyed hashes: the same address always has the same name, from which nobody
 * without the hub's key can find the address. An IPv6 address is named by its /64, which belongs to
 * one caller as a whole.
 */
export function addressNames(ledgerKey: KeyObject): (address: string) => string {
  const secret = ledgerKey.export().toString('base64');
  const derived = hkdfSync('sha256', secret, '', 'rivergate-record-addresses', 32);
  const key = createSecretKey(Buffer.from(derived));
  return (address) =>
    createHmac('sha256', key).update(networkOf(address)).digest('base64url').slice(0, 22);
}
