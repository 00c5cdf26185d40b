import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

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

/** The network that an address counts by: an IPv4 address itself, of an IPv6 address its /64. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  if (!isIPv6(bare)) return bare;
  // The URL parser writes an address in one way (RFC 5952), so that `::1` and `0:0::1` are one.
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const zeros = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: zeros }, () => '0'), ...groups(tail)];
  return `${all.slice(0, 4).join(':')}::/64`;
}
